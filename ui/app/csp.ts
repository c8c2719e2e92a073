// The page runs under `style-src 'self' 'nonce-…'; style-src-attr 'none'; require-trusted-types-for
// 'script'`. Ant Design writes <style> elements and style attributes without a nonce. These few calls
// are reached by script only, which the policy already trusts, so they may be given the nonce here.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

if (nonce) {
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (
    this: Document,
    name: string,
    options?: ElementCreationOptions,
  ) {
    const element = create.call(this, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  } as typeof create;
}

const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
  if (name === 'style' && (this instanceof HTMLElement || this instanceof SVGElement)) {
    this.style.cssText = value;
  } else {
    setAttribute.call(this, name, value);
  }
};

// Trusted Types refuse innerHTML; a style sheet is text, whatever it says.
Object.defineProperty(HTMLStyleElement.prototype, 'innerHTML', {
  get(this: HTMLStyleElement) {
    return this.textContent ?? '';
  },
  set(this: HTMLStyleElement, value: string) {
    this.textContent = value;
  },
});

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML: (text: string) => string | null;
      createScriptURL: (url: string) => string | null;
    },
  ): unknown;
}
(window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text === '' ? '' : null),
  // The one script that is named by a text: the worker that works without a network.
  createScriptURL: (url) => (url === '/sw.js' ? url : null),
});

export const cspNonce: string | undefined = nonce;
