// What every journey needs: a browser that notes each violation, the sign-in, pictures, axe.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { freshTotp } from './totp.mjs';

export { startServer } from './server.mjs';
export { freshTotp, totp } from './totp.mjs';

const require = createRequire(import.meta.url);
const SHOTS = new URL('./shots/', import.meta.url).pathname;
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The words of one language, so that journeys look for what people read: `words('records', 'zh-CN')`. */
export function words(namespace, language = 'zh-CN') {
  return JSON.parse(readFileSync(new URL(`../i18n/${language}/${namespace}.json`, import.meta.url), 'utf8'));
}

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The sandbox needs rights that a build machine's root account does not have.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * A page of its own context. `problems` collects script errors, breaches of the security policy and
 * requests to other hosts; a journey ends with `expectClean(page)`.
 */
export async function openPage(
  browser,
  { viewport = DESKTOP, language = 'zh-CN', dark = false, touch = false, keyless = false, state } = {},
) {
  const context = await browser.newContext({
    viewport,
    hasTouch: touch,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(state ? { storageState: state } : {}),
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // As a browser that keeps no keys: its session is bound to nothing, and its cookies can be carried elsewhere.
  if (keyless) {
    await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
  }
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(text)) page.problems.push(`policy: ${text}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const own = ['localhost', '127.0.0.1'].includes(hostname) || protocol === 'blob:' || protocol === 'data:';
    if (!own) page.problems.push(`foreign request: ${request.url()}`);
  });
  return page;
}

export function expectClean(page) {
  if (page.problems.length > 0) throw new Error(`the page is not clean:\n${page.problems.join('\n')}`);
}

/** Signs in with password and, where it is asked for, a code of the authenticator. */
export async function signIn(page, base, { login, password, secret, language = 'zh-CN', timeout = 30_000 }) {
  const entry = words('entry', language);
  await page.goto(`${base}/login`);
  await page.getByLabel(entry.loginName, { exact: true }).fill(login);
  await page.getByLabel(entry.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: entry.signIn, exact: true }).click();
  if (secret) {
    await page.getByLabel(entry.code).fill(freshTotp(secret));
    await page.getByRole('button', { name: entry.confirm, exact: true }).click();
  }
  await page.waitForURL((url) => url.pathname !== '/login', { timeout });
}

/** Enrols the authenticator that the page offers and gives its secret and the recovery codes. */
export async function enrol(page, { language = 'zh-CN', go } = {}) {
  const entry = words('entry', language);
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel(entry.enrol.code).fill(freshTotp(secret));
  await page.getByRole('button', { name: entry.enrol.confirm, exact: true }).click();
  const saved = page.getByLabel(entry.codes.saved);
  await saved.waitFor();
  const codes = await page.getByRole('listitem').locator('code').allTextContents();
  await saved.check();
  await page.getByRole('button', { name: go ?? entry.codes.go }).click();
  return { secret, codes };
}

/** A picture in e2e/shots/ (ignored by git). */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}

/** Faults of Ant Design itself, each waived by rule and class and by nothing wider. */
const WAIVED = [{ rule: 'aria-required-children', className: 'ant-tabs-nav' }];

/** Serious findings of axe for WCAG 2.1 A and AA, without the known faults of Ant Design. */
export async function axe(page) {
  const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // The page's policy forbids script that is not its own: the check goes in through the debugger.
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: source });
  const options = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  const { result } = await debug.send('Runtime.evaluate', {
    expression: `axe.run(document, ${options})`,
    awaitPromise: true,
    returnByValue: true,
  });
  // It ends with the page: one that ends before takes the virtual authenticators of others with it.
  const found = result.value;
  return found.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .flatMap((one) =>
      one.nodes.map((node) => ({ rule: one.id, target: node.target.join(' '), html: node.html })),
    )
    .filter((one) => !WAIVED.some((known) => known.rule === one.rule && one.html.includes(known.className)));
}

export async function expectAccessible(page) {
  const found = await axe(page);
  // It opens a page of its own for a moment, and a passkey is shown to the page in front alone.
  await page.bringToFront();
  if (found.length > 0) {
    throw new Error(`axe: ${found.map((one) => `${one.rule} at ${one.target}`).join('\n')}`);
  }
}

/** Fails where something reaches over the right edge of a phone. */
export async function expectNoSideways(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) throw new Error(`the page is ${wide} px wider than the screen`);
}
