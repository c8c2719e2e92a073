// Runs every journey in its own fresh server on the embedded database, and those that lean on it on PostgreSQL
// (`both.mjs`); `--on postgres` runs all of them there:
// `KEDUN_BIN=… node e2e/run.mjs [--on embedded|postgres] [name …]`. Prints one line a journey and ends with
// the counts; exit status 1 when one failed.
import { readdirSync } from 'node:fs';
import { onBoth } from './both.mjs';
import { launch, shot, startServer } from './kit.mjs';
import { startPostgres } from './postgres.mjs';
import { workOn } from './server.mjs';

const folder = new URL('./journeys/', import.meta.url);
const given = process.argv.slice(2);
const only = given[0] === '--on' ? given[1] : undefined;
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace(/\.mjs$/, ''))
  .sort();
if (!only) process.exit((await onBoth(given, all)) ? 0 : 1);
const wanted = given.slice(2);
const names = all.filter((name) => wanted.length === 0 || wanted.includes(name));

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
const postgres = only === 'postgres' ? await startPostgres() : undefined;
for (const name of names) {
  const { default: journey } = await import(new URL(`${name}.mjs`, folder).href);
  const begun = Date.now();
  let server;
  try {
    workOn(postgres?.database());
    server = await startServer();
    await journey({ browser, server });
    passed += 1;
    console.log(`ok   ${name} on ${only} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed.push(`${name} on ${only}`);
    await picture(name);
    console.log(`FAIL ${name} on ${only}\n${error.stack ?? error}`);
    if (server) console.log(`--- the server said ---\n${server.output().slice(-4000)}`);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await server?.stop();
  }
}
await browser.close();
postgres?.stop();
console.log(`journeys: ${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 && passed > 0 ? 0 : 1);
