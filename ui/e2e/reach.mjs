// Ways to reach parts of the page that several journeys use.
import { words } from './kit.mjs';
import { callAs } from './signed.mjs';

/** Opens an address of the page as a person does who typed it. */
export async function go(page, base, path) {
  await page.goto(`${base}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** The language belongs to the account: the next page that opens speaks it. */
export async function chooseLanguage(page, base, language) {
  await page.goto(`${base}/profile`);
  const { csrf } = await callAs(page, 'GET', '/me');
  await callAs(page, 'PATCH', '/me', { csrf, body: { language } });
}

/** Chooses an option by what stands in it. */
export async function choose(page, box, option) {
  await box.click();
  // A long list holds only the options in sight: what is searched by typing is narrowed first.
  if ((await box.getAttribute('readonly')) === null) await box.pressSequentially(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ has: page.getByText(option, { exact: true }) })
    .first()
    .click();
}

/** The list once its rows have come. */
export async function rows(page) {
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  return page.locator('main tbody tr');
}

/** Searches the list of customers from the palette. */
export async function search(page, typed, { language = 'zh-CN' } = {}) {
  const { palette, searchHint } = words('shell', language);
  await page.getByRole('button', { name: searchHint, exact: true }).click();
  await page.getByRole('combobox', { name: palette.title }).fill(typed);
  // Whatever the palette finds, the list finds all of it.
  await page.keyboard.press('Shift+Enter');
  await page.waitForURL(/\/records\/customer$/);
  await page.getByText(words('records', language).list.searching.replace('{{q}}', typed)).waitFor();
  await page.locator('section[aria-busy="false"]').first().waitFor();
}

/** Answers the question for the purpose. */
export async function givePurpose(page, { purpose, reason, language = 'zh-CN' }) {
  const gate = words('gate', language);
  const dialog = page.getByRole('dialog').last();
  await choose(page, dialog.getByLabel(gate.purpose.label), purpose);
  if (reason) await dialog.getByLabel(gate.purpose.reason).fill(reason);
  return dialog;
}

/** Writes one condition into the filter and applies it; `give` fills in the value's own input. */
export async function filterBy(page, field, operator, give) {
  const records = words('records');
  await page.getByRole('button', { name: new RegExp(`^(filter )?${records.filter.title}`) }).click();
  const lines = page.getByRole('dialog').or(page.locator('.ant-popover:visible')).last();
  await choose(page, lines.getByLabel(records.filter.field, { exact: true }), field);
  await choose(page, lines.getByLabel(records.filter.operator, { exact: true }), operator);
  await give(lines.getByLabel(words('fields').filter.value, { exact: true }).last());
  await lines.getByRole('button', { name: words('common').apply, exact: true }).click();
  await page.getByText(records.filter.count.replace('{{count}}', '1')).waitFor();
  await settled(page);
}

/** Takes every condition away again. */
export async function clearFilter(page) {
  const records = words('records');
  await page.getByText(records.filter.count.replace('{{count}}', '1')).click();
  await page.getByRole('button', { name: records.filter.clear }).click();
  await settled(page);
}

/** The list after its latest question was answered. */
export async function settled(page) {
  await page.locator('section[aria-busy="false"]').first().waitFor();
}

/** The cells of a column by its head. */
export async function cells(page, head) {
  const heads = await page.getByRole('columnheader').allTextContents();
  const at = heads.findIndex((one) => one.replace(/[↑↓]/, '').trim() === head);
  if (at < 0) throw new Error(`no column ${head} among ${heads.join(', ')}`);
  return page
    .locator('main tbody tr')
    .evaluateAll((all, index) => all.map((row) => row.children[index]?.textContent?.trim() ?? ''), at);
}

/** How many records the list says that it has. */
export async function total(page, { language = 'zh-CN' } = {}) {
  const [before, after] = words('records', language).list.total.split(/\{\{count.*?\}\}/);
  const text = await page
    .getByText(new RegExp(`^${before}[\\d,]+${after}`))
    .first()
    .textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

/** The options of the list that is open, by what stands in them. */
export function listed(page, option) {
  return page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ has: page.getByText(option, { exact: true }) });
}

/** Notes by what the page is touched from now on: `mouse`, `touch` or `pen`, one entry for each time. */
export async function notePointers(page) {
  const seen = [];
  await page.exposeBinding('notePointer', (_, kind) => seen.push(kind));
  const listen = () =>
    window.addEventListener('pointerdown', (event) => window.notePointer(event.pointerType), true);
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return seen;
}

/** A day that lies `days` ahead, as it stands in a calendar here. */
export function ahead(days) {
  const day = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** From now on the page says that it is another browser. */
export async function becomeAnother(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setUserAgentOverride', { userAgent: FIREFOX });
}
