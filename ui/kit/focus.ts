/** Pictures within which the page has been drawn without what an act took away. */
const SOON = 60;

/** Where an act takes away what has the focus, the keyboard goes on at the page's content. */
export function keepFocus(left = SOON): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
    else if (left > 0) keepFocus(left - 1);
  });
}
