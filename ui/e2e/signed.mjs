// Calls of the interface that a journey makes in the page's name: with its session and the key of its browser.

/** The answer's JSON; a change names the CSRF token that `GET /me` gives. */
export async function callAs(page, method, path, { body, csrf } = {}) {
  return page.evaluate(
    async ({ method, target, body, csrf }) => {
      const done = (asked) =>
        new Promise((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      const proof = async () => {
        const database = await done(indexedDB.open('kedun', 1));
        const pair = await done(database.transaction('keys').objectStore('keys').get('device'));
        database.close();
        const at = String(Date.now());
        const text = new TextEncoder().encode(`kedun.device.v1\n${method} ${target}\n${at}`);
        const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, text);
        const shown = btoa(String.fromCharCode(...new Uint8Array(signature)));
        return `${at}.${shown.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
      };
      const answer = await fetch(target, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(globalThis.indexedDB ? { 'x-kedun-proof': await proof() } : {}),
          ...(csrf ? { 'x-kedun-csrf': csrf } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return answer.json();
    },
    { method, target: `/api/v1${path}`, body, csrf },
  );
}
