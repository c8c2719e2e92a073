// What a role is changed to is what its people see at once: a field more clearly, a field no more,
// the customers of the team.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { cells, choose, go, rows, total } from '../reach.mjs';

const roles = words('roles');
const PHONE_FIELD = roles.byField.replace('{{name}}', '手机号');

export default async function roleTakesEffect({ browser, server }) {
  const owner = await openPage(browser);
  const logins = await fillDemo(owner, server);
  await enter(owner, server.base, loginOf(logins, '所有者'));
  const seller = await openPage(browser);
  await enter(seller, server.base, loginOf(logins, '销售'));
  await rows(seller);
  const own = await total(seller);
  assert.ok((await cells(seller, '手机号')).every((one) => one.includes('****')));

  await openRole(owner, server);
  await addLine(owner, roles.views.clear);
  await save(owner);
  await again(seller, server);
  assert.ok((await cells(seller, '手机号')).every((one) => /^1\d\d \d{4} \d{4}$/.test(one)));

  const customer = customerOf(owner);
  await choose(owner, customer.getByLabel(roles.view, { exact: true }).last(), roles.views.hidden);
  await choose(owner, customer.getByLabel(roles.rows, { exact: true }), '本部门的');
  await expectAccessible(owner);
  await shot(owner, 'role-editor');
  await save(owner);
  await again(seller, server);
  const heads = await seller.getByRole('columnheader').allTextContents();
  assert.ok(!heads.some((one) => one.includes('手机号')), 'the field is no more');
  assert.ok((await total(seller)) > own, 'the team has more customers than oneself');
  expectClean(owner);
  expectClean(seller);
}

/** The first of the two: the other one is about customers in pools. */
function customerOf(page) {
  return page.getByRole('region', { name: /^客户/ }).first();
}

async function openRole(page, server) {
  await go(page, server.base, '/roles');
  await page.getByRole('button', { name: /^销售 / }).click();
  await page.getByRole('main').getByRole('heading', { name: '销售', exact: true }).waitFor();
  await page
    .getByRole('button', { name: /^(expanded |collapsed )?客户/ })
    .first()
    .click();
  await customerOf(page).waitFor();
}

/** A rule at the end, which wins. */
async function addLine(page, view) {
  const customer = customerOf(page);
  await customer.getByRole('button', { name: roles.addLine }).click();
  await choose(page, customer.getByLabel(roles.select, { exact: true }).last(), PHONE_FIELD);
  await choose(page, customer.getByLabel(roles.view, { exact: true }).last(), view);
}

async function save(page) {
  await page.getByRole('button', { name: roles.save }).click();
  // Who gains and loses what is shown before it holds.
  const dialog = page.getByRole('dialog', { name: /受影响/ });
  await dialog.getByRole('button', { name: roles.foreseen.save, exact: true }).click();
  await page.getByText(roles.saved).first().waitFor();
  await page.getByText(roles.saved).first().waitFor({ state: 'detached' });
}

async function again(page, server) {
  await page.goto(`${server.base}/records/customer`);
  await rows(page);
}
