// Two real customer files come in through the page: everything good arrives once, every refused row
// is named and can be downloaded, and the same file again adds nothing.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { choose, go, rows, search, total } from '../reach.mjs';

const DATA = new URL('../../../tests/data/', import.meta.url).pathname;
const texts = words('import');
const gate = words('gate');
const LONG = 240_000;

export default async function importFiles({ browser, server }) {
  const page = await openPage(browser);
  const owner = await foundCompany(page, server);

  const luxury = expectation('luxury_customers');
  await open(page, server, 'luxury_customers.xlsx');
  assert.equal(await page.getByLabel(texts.headerRow).inputValue(), String(luxury.header));
  await expectAccessible(page);
  await shot(page, 'import-mapping');
  await start(page);
  await keepRecoveryKey(page, owner.password);
  const first = await result(page);
  assert.deepEqual(
    { refused: first.refused, kept: first.created + first.repeated },
    { refused: luxury.bad, kept: luxury.good },
  );
  assert.equal(first.created, luxury.people, 'repeats are the same person');
  await expectAccessible(page);
  await shot(page, 'import-result');
  await refusedFile(page);

  await open(page, server, 'luxury_customers.xlsx');
  await start(page);
  const again = await result(page);
  assert.equal(again.created, 0, 'the same file again adds nothing');

  const oil = expectation('oil_accounts_gb18030');
  await open(page, server, 'oil_accounts_gb18030.csv');
  await page.getByText('GB18030', { exact: false }).first().waitFor();
  await start(page);
  const third = await result(page);
  assert.equal(third.refused, oil.bad);
  assert.equal(third.created, oil.people);

  await open(page, server, 'oil_accounts_gb18030.csv');
  await start(page);
  assert.equal((await result(page)).created, 0, 'nor does the other file');

  await newField(page, server);
  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.equal(await total(page), luxury.people + oil.people + 2);
  await search(page, luxury.name);
  assert.ok((await (await rows(page)).count()) >= 1);
  await shot(page, 'import-found');
  expectClean(page);
}

/** What the truth beside a file says. */
function expectation(name) {
  const truth = JSON.parse(readFileSync(`${DATA}${name}.truth.json`, 'utf8'));
  const good = truth.rows.filter((one) => one.status === 'ok');
  return {
    header: truth.header_row,
    good: good.length,
    bad: truth.rows.length - good.length,
    people: good.filter((one) => one.same_person_as === undefined).length,
    name: good[0].name,
  };
}

async function open(page, server, file) {
  await go(page, server.base, '/import');
  await page.locator('input[type=file]').setInputFiles(`${DATA}${file}`);
  await page.getByText(texts.mapping, { exact: true }).waitFor({ timeout: LONG });
}

/** A column that no field knows becomes a new one with its class, and its values arrive in it. */
async function newField(page, server) {
  const design = words('design');
  const column = '腕围（毫米）';
  const csv = `姓名,手机号,${column}\n单小满,13800138071,162\n仇立夏,13800138072,175\n`;
  await go(page, server.base, '/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '新列.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText(texts.mapping, { exact: true }).waitFor({ timeout: LONG });
  await page
    .getByRole('row')
    .filter({ hasText: column })
    .getByRole('button', { name: texts.editNew })
    .click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel(design.type, { exact: true }), design.types.number);
  await choose(page, dialog.getByLabel(design.class, { exact: true }), words('common').class.medium);
  await shot(page, 'import-new-field');
  await dialog.getByRole('button', { name: words('common').confirm, exact: true }).click();
  await page.getByText(texts.newFieldNamed.replace('{{name}}', column)).first().waitFor();
  await start(page);
  assert.equal((await result(page)).created, 2);
  await go(page, server.base, '/objects');
  const line = page.getByRole('row').filter({ hasText: column });
  await line.getByText(words('common').class.medium).waitFor();
  await go(page, server.base, '/records/customer');
  await search(page, '单小满');
  await page.locator('main tbody tr a').first().click();
  await page.getByText('162', { exact: true }).waitFor();
}

async function start(page) {
  const [before, after] = texts.start.split('{{count}}');
  await page.getByRole('button', { name: new RegExp(`^${before}.*${after}$`) }).click();
}

/** Nothing real comes in before the recovery key was kept. */
async function keepRecoveryKey(page, password) {
  const { recoveryKey } = gate;
  const dialog = page.getByRole('dialog');
  await dialog.getByText(recoveryKey.warning).waitFor();
  await shot(page, 'recovery-key');
  await dialog.getByLabel(gate.signIn.password, { exact: true }).fill(password);
  await dialog.getByRole('button', { name: recoveryKey.show }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: recoveryKey.download }).click(),
  ]);
  assert.ok(statSync(await file.path()).size > 20);
  await page.getByLabel(recoveryKey.sure).check();
  await page.getByRole('button', { name: recoveryKey.done }).click();
}

/** The counts that the page shows at the end. */
async function result(page) {
  await page.getByText(texts.done, { exact: true }).waitFor({ timeout: LONG });
  const counts = {};
  for (const [name, label] of Object.entries(texts.counts)) {
    const line = page.locator('dl div').filter({ has: page.locator('dt', { hasText: label }) });
    counts[name] = Number((await line.locator('dd').first().textContent())?.replace(/,/g, ''));
  }
  return counts;
}

async function refusedFile(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: texts.errorsFile }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
  assert.equal(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
    'PK',
  );
}
