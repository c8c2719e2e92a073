// The page as an app: what a browser needs to install it, and what it keeps on the device, which is the page
// that says there is no network and nothing else.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, PHONE, shot } from '../kit.mjs';

export default async function installed({ browser, server }) {
  const page = await openPage(browser, { viewport: PHONE });
  const seller = loginOf(await fillDemo(page, server), '销售');
  await enter(page, server.base, seller);
  await manifest(page, server);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // Work goes on as before with the worker in place.
  await page.goto(`${server.base}/records/customer`);
  await page.locator('main li a').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await nothingIsKept(page);
  expectClean(page);
  await server.stop();
  await page.goto(`${server.base}/records/customer`);
  await page.getByRole('heading', { name: '现在没有网络' }).waitFor();
  await page.getByRole('button').waitFor();
  await expectAccessible(page);
  await shot(page, 'installed-offline');
}

async function manifest(page, server) {
  const answer = await page.request.get(`${server.base}/manifest.webmanifest`);
  assert.match(answer.headers()['content-type'] ?? '', /manifest\+json/);
  const told = await answer.json();
  assert.equal(told.short_name, '客盾');
  for (const icon of told.icons.filter((one) => one.type === 'image/png')) {
    const drawn = await page.request.get(`${server.base}${icon.src}`);
    const bytes = await drawn.body();
    // The size stands in the first chunk of a PNG.
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.sizes, icon.src);
  }
  const offline = await page.request.get(`${server.base}/offline.html`);
  assert.match(offline.headers()['content-security-policy'] ?? '', /default-src 'none'/);
}

async function nothingIsKept(page) {
  const kept = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
    }
    return all.sort();
  });
  assert.deepEqual(kept, ['/kedun.svg', '/offline.css', '/offline.html']);
}
