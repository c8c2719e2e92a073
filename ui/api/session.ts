import type { Problem } from './problem';

/** Why the page asks for a sign-in: the session ended, or the act needs a fresh proof. */
export type SignInCause = 'expired' | 'step_up';

interface Waiting {
  cause: SignInCause;
  resolve: () => void;
  reject: (problem: Problem) => void;
  problem: Problem;
}

/**
 * The client's side of the session. The CSRF token lives in memory only. A call that meets an ended
 * session waits here until the sign-in dialog over the page is done, and is then repeated, so that
 * nothing typed is lost.
 */
class Session {
  #csrf = '';
  #waiting: Waiting[] = [];
  #listeners = new Set<() => void>();
  #dialogs = 0;

  get csrf(): string {
    return this.#csrf;
  }

  setCsrf(csrf: string): void {
    this.#csrf = csrf;
  }

  /** The cause of the open question, or null. Stable between changes. */
  get cause(): SignInCause | null {
    const first = this.#waiting[0];
    if (!first) return null;
    return this.#waiting.some((one) => one.cause === 'expired') ? 'expired' : first.cause;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The mounted sign-in dialog announces itself: without one a refusal goes straight to the caller. */
  mountDialog = (): (() => void) => {
    this.#dialogs += 1;
    return () => {
      this.#dialogs -= 1;
    };
  };

  /** Resolves when the person has signed in again; rejects with the problem when they decline. */
  ask(cause: SignInCause, problem: Problem): Promise<void> {
    if (this.#dialogs === 0) return Promise.reject(problem);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ cause, resolve, reject, problem });
      this.#tell();
    });
  }

  signedIn(csrf: string): void {
    this.#csrf = csrf;
    for (const one of this.#take()) one.resolve();
  }

  declined(): void {
    for (const one of this.#take()) one.reject(one.problem);
  }

  #take(): Waiting[] {
    const all = this.#waiting;
    this.#waiting = [];
    this.#tell();
    return all;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session();
