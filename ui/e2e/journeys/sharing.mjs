// Somebody who sells shares one customer with a colleague of another department, who finds it masked and nothing else
// of them; then it may be edited; then it is taken back, and is nowhere again.
import assert from 'node:assert/strict';
import { enter, fillDemo } from '../demo.mjs';
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

const records = words('records');
const sharing = words('sharing');

export default async function theSharing({ browser, server }) {
  const page = await openPage(browser, { keyless: true });
  const logins = await fillDemo(page, server);
  const sellers = logins.filter((one) => one.role === '销售');
  const [giver] = sellers;
  const receiver = sellers.find((one) => one.department !== giver.department);
  assert.ok(receiver, 'the demo sells in two departments');
  await enter(page, server.base, giver);
  const customer = await anOwnCustomer(page, server);
  const theirs = await openPage(browser);
  await enter(theirs, server.base, receiver);
  await isNotThere(theirs, server, customer);
  await shares(page, receiver.person);
  await seesItMasked(theirs, server, customer, giver.person);
  await onceMoreToEdit(page, receiver.person);
  await mayEdit(theirs, server, customer);
  await takesBack(page, receiver.person);
  await isNotThere(theirs, server, customer);
  await inEnglishOnAPhone(browser, page, server, customer);
  expectClean(page);
  expectClean(theirs);
}

async function anOwnCustomer(page, server) {
  await go(page, server.base, '/records/customer');
  const list = await rows(page);
  await list.first().getByRole('link').first().click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return new URL(page.url()).pathname;
}

async function isNotThere(page, server, path) {
  await page.goto(`${server.base}${path}`);
  await page.getByText(words('common').state.notFoundTitle, { exact: true }).waitFor();
}

/** Adds the colleague by keyboard alone where that is asked for. */
async function add(page, person, right) {
  await page.getByRole('tab', { name: sharing.tab, exact: true }).click();
  await page.getByRole('button', { name: sharing.add, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: sharing.dialog });
  await choose(page, dialog.getByLabel(sharing.kinds.user, { exact: true }).last(), person);
  await dialog.getByLabel(sharing.rights[right], { exact: true }).check();
  await expectAccessible(page);
  await shot(page, `sharing-dialog-${right}`);
  await dialog.getByRole('button', { name: sharing.share, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function shares(page, person) {
  await page.getByRole('tab', { name: sharing.tab, exact: true }).click();
  await page.getByText(sharing.empty, { exact: true }).waitFor();
  await add(page, person, 'read');
  await page.getByRole('row', { name: new RegExp(`${person}.*${sharing.rights.read}`) }).waitFor();
  await expectAccessible(page);
  await shot(page, 'sharing');
}

async function seesItMasked(page, server, path, giver) {
  await go(page, server.base, path);
  await page.getByRole('tab', { name: sharing.tab, exact: true }).click();
  await page.getByRole('row', { name: new RegExp(`${sharing.rights.read}.*${giver}`) }).waitFor();
  await page.getByText(sharing.received.read, { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: sharing.add, exact: true }).count(), 0);
  assert.equal(await page.getByRole('button', { name: records.record.edit, exact: true }).count(), 0);
  await shot(page, 'sharing-received');
}

async function onceMoreToEdit(page, person) {
  await add(page, person, 'edit');
  const row = page.getByRole('row', { name: new RegExp(`${person}.*${sharing.rights.edit}`) });
  await row.waitFor();
  assert.equal(await page.getByRole('row', { name: new RegExp(person) }).count(), 1);
}

async function mayEdit(page, server, path) {
  await go(page, server.base, path);
  await page.getByText(sharing.received.edit, { exact: true }).waitFor();
  await page.getByRole('button', { name: records.record.edit, exact: true }).waitFor();
}

async function takesBack(page, person) {
  const row = page.getByRole('row', { name: new RegExp(person) });
  await row.getByRole('button', { name: sharing.takeBack, exact: true }).click();
  const sure = page.getByRole('dialog');
  await sure.getByText(sharing.takeBackTitle.replace('{{name}}', person)).last().waitFor();
  await sure.getByRole('button', { name: sharing.takeBack, exact: true }).click();
  await page.getByText(sharing.empty, { exact: true }).waitFor();
}

async function inEnglishOnAPhone(browser, page, server, path) {
  await chooseLanguage(page, server.base, 'en');
  const state = await page.context().storageState();
  const phone = await openPage(browser, {
    viewport: PHONE,
    language: 'en',
    dark: true,
    keyless: true,
    state,
  });
  await go(phone, server.base, path);
  const { tab, empty, add: adds, dialog } = words('sharing', 'en');
  // The row of tabs moves under a finger: what is pressed is the tab, wherever it stands by then.
  await phone.getByRole('tab', { name: tab, exact: true }).dispatchEvent('click');
  await phone.getByText(empty, { exact: true }).waitFor();
  await phone.getByRole('button', { name: adds, exact: true }).click();
  await phone.getByRole('dialog', { name: dialog }).waitFor();
  await expectNoSideways(phone);
  await expectAccessible(phone);
  await shot(phone, 'sharing-phone');
  expectClean(phone);
  await phone.context().close();
  await page.setViewportSize(DESKTOP);
}
