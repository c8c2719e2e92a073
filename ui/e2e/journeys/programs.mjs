// A token from the page opens the interface with its owner's rights, until it is revoked.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const profile = words('profile');

export default async function programs({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  await go(page, server.base, '/profile');
  await expectAccessible(page);
  await shot(page, 'profile');
  await page.getByRole('button', { name: profile.tokens.create }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(profile.tokens.name).fill('财务对账');
  await dialog.getByRole('button', { name: words('common').create, exact: true }).click();
  await page.getByText(profile.tokens.once).waitFor();
  const token = ((await dialog.locator('code').textContent()) ?? '').trim();
  await page.keyboard.press('Escape');

  const ask = (path) => fetch(`${server.base}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const list = await ask('/api/v1/records/customer');
  assert.equal(list.status, 200);
  assert.deepEqual((await list.json()).items, []);
  assert.equal((await fetch(`${server.base}/api/v1/records/customer`)).status, 401);
  const document = await (await fetch(`${server.base}/api/openapi.json`)).json();
  assert.ok(document.paths['/api/v1/records/{object}'], 'the document names the list');

  await page.getByRole('button', { name: profile.tokens.revoke }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: profile.tokens.revoke, exact: true }).click();
  await page.getByText(profile.tokens.revoked).waitFor();
  assert.equal((await ask('/api/v1/records/customer')).status, 401);

  await page.goto(`${server.base}/api/docs`);
  await page.getByText('/records/{object}').first().waitFor();
  await expectAccessible(page);
  await shot(page, 'api-docs');
  expectClean(page);
}
