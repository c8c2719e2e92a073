// Every page in both languages, light and dark, on a desk and on a phone: nothing reaches over the
// edge, and axe finds nothing serious.
import { readdirSync } from 'node:fs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import {
  DESKTOP,
  expectAccessible,
  expectClean,
  expectNoSideways,
  openPage,
  PHONE,
  shot,
  words,
} from '../kit.mjs';
import { chooseLanguage, go } from '../reach.mjs';

const PATHS = [
  '/records/customer',
  '/import',
  '/recycle-bin',
  '/ledger',
  '/users',
  '/departments',
  '/roles',
  '/objects',
  '/organisation',
  '/profile',
];
const NAMESPACES = readdirSync(new URL('../../i18n/en/', import.meta.url)).map((file) => file.slice(0, -5));
const LOOKS = [
  { language: 'zh-CN', dark: false, viewport: DESKTOP },
  { language: 'en', dark: true, viewport: DESKTOP },
  { language: 'zh-CN', dark: true, viewport: PHONE },
  { language: 'en', dark: false, viewport: PHONE },
];

export default async function appearance({ browser, server }) {
  const first = await openPage(browser, { keyless: true });
  const owner = loginOf(await fillDemo(first, server), '所有者');
  await enter(first, server.base, owner);
  const state = await first.context().storageState();
  const found = [];
  for (const look of LOOKS) {
    const page = await openPage(browser, { ...look, state, keyless: true });
    await chooseLanguage(page, server.base, look.language);
    for (const path of PATHS) {
      const name = `${look.language}-${look.dark ? 'dark' : 'light'}-${look.viewport.width}${path.replaceAll('/', '-')}`;
      try {
        await go(page, server.base, path);
        await settle(page);
        await shot(page, name);
        await expectNoSideways(page);
        await expectAccessible(page);
        await expectWords(page);
      } catch (error) {
        found.push(`${name}: ${error.message}`);
      }
    }
    expectClean(page);
    await page.context().close();
  }
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** A key in place of its text means a text that was not found. */
async function expectWords(page) {
  const keys = NAMESPACES.flatMap((name) => flat(words(name)));
  const shown = await page.evaluate(() => document.body.innerText.split('\n').map((line) => line.trim()));
  const raw = shown.filter((line) => keys.includes(line));
  if (raw.length > 0) throw new Error(`keys instead of texts: ${raw.join(', ')}`);
}

function flat(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? (prefix ? [prefix + key] : []) : flat(value, `${prefix}${key}.`),
  );
}

async function settle(page) {
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}
