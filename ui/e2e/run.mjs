// Runs every journey in its own fresh server: `KEDUN_BIN=… node e2e/run.mjs [name …]`.
// Prints one line a journey and ends with the counts; exit status 1 when one failed.
import { readdirSync } from 'node:fs';
import { launch, shot, startServer } from './kit.mjs';

const folder = new URL('./journeys/', import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace(/\.mjs$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();

/** What every open page showed when a journey failed. */
async function picture(name) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    console.log(`page ${at} was at ${page.url()}`);
    await shot(page, `failed-${name}-${at}`).catch(() => {});
  }
}

let passed = 0;
const failed = [];
const browser = await launch();
for (const name of names) {
  const { default: journey } = await import(new URL(`${name}.mjs`, folder).href);
  const begun = Date.now();
  let server;
  try {
    server = await startServer();
    await journey({ browser, server });
    passed += 1;
    console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed.push(name);
    await picture(name);
    console.log(`FAIL ${name}\n${error.stack ?? error}`);
    if (server) console.log(`--- the server said ---\n${server.output().slice(-4000)}`);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await server?.stop();
  }
}
await browser.close();
console.log(`journeys: ${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 && passed > 0 ? 0 : 1);
