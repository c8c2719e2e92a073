// One click fills a demo company; its logins open it, each with its own view.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot } from '../kit.mjs';
import { rows, total } from '../reach.mjs';

export default async function lookAround({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const departments = new Set(logins.map((one) => one.department));
  assert.equal(departments.size, 3, 'staff of three departments');
  await expectAccessible(page);
  await shot(page, 'look-around-logins');

  await enter(page, server.base, loginOf(logins, '所有者'));
  await rows(page);
  assert.equal(await total(page), 2000);
  await expectAccessible(page);
  await shot(page, 'look-around-list');
  expectClean(page);
}
