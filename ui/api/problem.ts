/** One message about one field of a refused request. */
export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  code: string;
  detail?: string;
  reason?: string;
  request_id?: string;
  fields?: FieldProblem[];
  params?: Record<string, unknown>;
}

/** A refused or failed request (RFC 9457). `code` is stable and `detail` is in the user's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldProblem[];
  readonly params: Record<string, unknown>;
  readonly requestId: string | undefined;
  readonly reason: string | undefined;
  /** Seconds to wait before trying again, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.fields = body.fields ?? [];
    this.params = body.params ?? {};
    this.requestId = body.request_id;
    this.reason = body.reason;
    this.retryAfter = retryAfter;
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** The answer that says no, as a Problem; an answer that is no problem document keeps its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : undefined;
  const plain: ProblemBody = { status: response.status, code: `http_${response.status}` };
  try {
    const body = (await response.json()) as Partial<ProblemBody>;
    return new Problem({ ...plain, ...body, status: response.status }, retryAfter);
  } catch {
    return new Problem(plain, retryAfter);
  }
}

/** The server could not be reached at all. */
export function unreachable(): Problem {
  return new Problem({ status: 0, code: 'unreachable' });
}
