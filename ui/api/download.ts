import { call } from './client';

/** The file name of a Content-Disposition header (RFC 6266), or the fallback. */
export function fileNameOf(header: string | null, fallback: string): string {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return fallback;
    }
  }
  return header?.match(/filename="([^"]+)"/i)?.[1] ?? fallback;
}

/** Hands bytes that are already here to the browser as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the bytes after this turn; the object is given back once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Fetches a file through the session (with sign-in dialog and problems) and saves it. */
export async function download(
  path: string,
  fallback: string,
  query?: Record<string, string>,
): Promise<void> {
  const response = await call('GET', path, query ? { query } : {});
  saveBlob(await response.blob(), fileNameOf(response.headers.get('content-disposition'), fallback));
}
