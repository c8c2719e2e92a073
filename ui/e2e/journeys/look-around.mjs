// One click fills a demo company; its logins open it, each with its own view.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { go, rows, search, total } from '../reach.mjs';

const { list } = words('records');

export default async function lookAround({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server, { customers: null });
  const departments = new Set(logins.map((one) => one.department));
  assert.equal(departments.size, 4, 'staff of a head office and three shops');
  await expectAccessible(page);
  await shot(page, 'look-around-logins');

  await enter(page, server.base, loginOf(logins, '所有者'));
  await rows(page);
  const held = await total(page);
  await expectAccessible(page);
  await shot(page, 'look-around-list');
  await countOn(page);
  await go(page, server.base, '/pool');
  await rows(page);
  assert.equal(held + (await total(page)), 2000, 'customers are held or lie in a pool');
  expectClean(page);
}

/** A search tells that there are more than its page, and is counted on request; the next page knows it still. */
async function countOn(page) {
  await search(page, '公司');
  await page.getByText(list.totalAtLeast.replace(/\{\{count.*?\}\}/, '50')).waitFor();
  await shot(page, 'look-around-many');
  await page.getByRole('button', { name: list.countOn, exact: true }).click();
  await page.getByRole('button', { name: list.countOn, exact: true }).waitFor({ state: 'detached' });
  const counted = await total(page);
  assert.ok(counted > 50, 'the search is counted to its end');
  await page.getByRole('button', { name: list.next, exact: true }).click();
  await page.getByRole('button', { name: list.previous, exact: true, disabled: false }).waitFor();
  await rows(page);
  assert.equal(await total(page), counted, 'the next page knows how many there are');
}
