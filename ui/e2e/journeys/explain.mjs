// Who can see a customer and why: the owner asks about the one who has it and about somebody who has not; and a
// change of a role shows who gains what before it is saved.
import assert from 'node:assert/strict';
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
import { choose, chooseLanguage, go, rows } from '../reach.mjs';

const roles = words('roles');
const LOOKS = [
  { name: 'en-dark', language: 'en', dark: true, viewport: DESKTOP },
  { name: 'zh-dark-phone', language: 'zh-CN', dark: true, viewport: PHONE },
  { name: 'en-phone', language: 'en', dark: false, viewport: PHONE },
];

export default async function explaining({ browser, server }) {
  const page = await openPage(browser, { keyless: true });
  const logins = await fillDemo(page, server);
  const sellers = logins.filter((one) => one.role === '销售');
  await enter(page, server.base, loginOf(logins, '所有者'));
  const customer = await aCustomerOf(page, server, sellers);
  await askAboutBoth(page, customer);
  await beforeItIsSaved(page, server);
  const state = await page.context().storageState();
  for (const look of LOOKS) await inAnotherLook(browser, server, customer, { ...look, state });
  await managersDoNotAsk(browser, server, loginOf(logins, '部门经理'));
  expectClean(page);
}

/** The page of a customer that one of these has, with its owner and somebody else of them. */
async function aCustomerOf(page, server, sellers) {
  await go(page, server.base, '/records/customer');
  const list = await rows(page);
  const people = sellers.map((one) => one.person);
  const texts = await list.allTextContents();
  const at = texts.findIndex((text) => people.some((person) => text.includes(person)));
  assert.ok(at >= 0, 'somebody who sells has a customer on the first page');
  const owner = people.find((person) => texts[at].includes(person));
  const other = people.find((person) => person !== owner);
  await list.nth(at).getByRole('link').first().click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  return { path: new URL(page.url()).pathname, owner, other };
}

async function openIt(page, language = 'zh-CN') {
  await page.getByRole('button', { name: words('records', language).record.more }).click();
  await page.getByRole('menuitem', { name: words('explain', language).open }).click();
  await page.getByText(words('explain', language).first, { exact: true }).waitFor();
}

async function askAboutBoth(page, { owner, other }) {
  const { may, mayNot, facts, views, first } = words('explain');
  await openIt(page);
  await shot(page, 'explain-empty');
  await choose(page, page.locator('#explain-person'), owner);
  await page.getByText(may.replace('{{name}}', owner)).waitFor();
  await page.getByRole('row', { name: new RegExp(`手机号.*${views.reveal}.*销售`) }).waitFor();
  await expectAccessible(page);
  await shot(page, 'explain-may');
  await choose(page, page.locator('#explain-person'), other);
  await page.getByText(mayNot.replace('{{name}}', other)).waitFor();
  await page.getByText(facts.owner.replace('{{owner}}', owner)).first().waitFor();
  assert.equal(await page.getByText(first, { exact: true }).count(), 0);
  await expectAccessible(page);
  await shot(page, 'explain-may-not');
  await page.keyboard.press('Escape');
}

/** Salespeople are to see the customers of their department: who gains what is told, and nothing holds before. */
async function beforeItIsSaved(page, server) {
  await openSelling(page, server);
  const customer = page.getByRole('region', { name: /^客户/ }).first();
  await choose(page, customer.getByLabel(roles.rows, { exact: true }), '本部门的');
  const dialog = page.getByRole('dialog', { name: /受影响/ });
  await page.getByRole('button', { name: roles.save }).click();
  await dialog
    .getByText(/→ 本部门的/)
    .first()
    .waitFor();
  await dialog.getByRole('columnheader', { name: '客户' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'role-foreseen');
  await page.setViewportSize(PHONE);
  await shot(page, 'role-foreseen-phone');
  await expectNoSideways(page);
  await page.setViewportSize(DESKTOP);
  await dialog.getByRole('button', { name: roles.foreseen.back }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.getByText(roles.saved).count(), 0);
  await page.getByRole('button', { name: roles.save }).click();
  await dialog.getByRole('button', { name: roles.foreseen.save, exact: true }).click();
  await page.getByText(roles.saved).first().waitFor();
}

async function openSelling(page, server) {
  await go(page, server.base, '/roles');
  await page.getByRole('button', { name: /^销售 / }).click();
  await page.getByRole('main').getByRole('heading', { name: '销售', exact: true }).waitFor();
  await page
    .getByRole('button', { name: /^(expanded |collapsed )?客户/ })
    .first()
    .click();
  await page.getByRole('region', { name: /^客户/ }).first().waitFor();
}

async function inAnotherLook(browser, server, { path, other }, { name, language, ...look }) {
  const page = await openPage(browser, { ...look, language, keyless: true });
  await chooseLanguage(page, server.base, language);
  await go(page, server.base, path);
  await openIt(page, language);
  await choose(page, page.locator('#explain-person'), other);
  await page.getByRole('heading', { name: words('explain', language).fields }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, `explain-${name}`);
  expectClean(page);
  await page.context().close();
}

async function managersDoNotAsk(browser, server, login) {
  const page = await openPage(browser);
  await enter(page, server.base, login);
  const list = await rows(page);
  await list.first().getByRole('link').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.getByRole('button', { name: words('records').record.more }).count(), 0);
  expectClean(page);
}
