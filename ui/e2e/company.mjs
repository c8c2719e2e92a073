// The first start as a step of other journeys.
import { enrol, words } from './kit.mjs';

export const OWNER = { login: 'wangfang', name: '王芳', password: 'kraftig-lantern-harbour-42' };

/** Founds a company through the page and gives the owner with the authenticator's secret. */
export async function foundCompany(page, server, { language = 'zh-CN' } = {}) {
  const { setup, loginName, password, ...entry } = words('entry', language);
  await page.goto(server.setupLink);
  await page.getByRole('button', { name: setup.company }).click();
  await page.getByLabel(setup.companyName).fill('明远贸易');
  await page.getByLabel(setup.yourName).fill(OWNER.name);
  await page.getByLabel(loginName, { exact: true }).fill(OWNER.login);
  await page.getByLabel(password, { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: setup.create, exact: true }).click();
  await page.getByLabel(entry.enrol.code).waitFor();
  const { secret, codes } = await enrol(page, { language });
  await page.getByRole('navigation').first().waitFor();
  return { ...OWNER, secret, codes };
}

/** Makes a customer by hand through the form and waits for its page. */
export async function createPerson(page, { name, phone }, { language = 'zh-CN' } = {}) {
  const records = words('records', language);
  const what = language === 'en' ? 'Customer' : '客户';
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', what) }).click();
  await page.locator('#customer_name').fill(name);
  await page.locator('#customer_phone').fill(phone);
  await page.getByRole('button', { name: words('common', language).save, exact: true }).click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
