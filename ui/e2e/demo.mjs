// The demo company as a step of other journeys.
import { enrol, words } from './kit.mjs';

/** Customers of the demo where a journey does not ask for as many as the page does: enough for pages and pools. */
export const CUSTOMERS = 800;

/** Fills the demo company through the page and gives its logins: `{ role, person, login, password }`. */
export async function fillDemo(page, server, { customers = CUSTOMERS } = {}) {
  const { setup } = words('entry');
  if (customers) {
    await page.route('**/api/v1/auth/setup/demo', (route) =>
      route.continue({ postData: { ...route.request().postDataJSON(), customers } }),
    );
  }
  await page.goto(server.setupLink);
  await page.getByRole('button', { name: setup.look }).click();
  await page.getByRole('heading', { name: setup.demo }).waitFor({ timeout: 120_000 });
  return page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '');
      return { person: cells[0], role: cells[1], department: cells[2], login: cells[3], password: cells[4] };
    }),
  );
}

/** The first login of a role, by what people read: `所有者`, `部门经理`, `销售`, … */
export function loginOf(logins, role, skip = 0) {
  const found = logins.filter((one) => one.role === role)[skip];
  if (!found) throw new Error(`the demo has no login of the role ${role}`);
  return found;
}

/**
 * Signs in for the first time; a role that needs a second factor enrols it on the way. Who begins with a
 * dashboard goes on to the customers, unless the journey stays.
 */
export async function enter(page, base, { login, password }, { language = 'zh-CN', stay = false } = {}) {
  const entry = words('entry', language);
  await page.goto(`${base}/login`);
  await page.getByLabel(entry.loginName, { exact: true }).fill(login);
  await page.getByLabel(entry.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: entry.signIn, exact: true }).click();
  const inside = page.getByRole('main');
  const enrolling = page.getByTestId('totp-secret');
  const searching = page
    .getByRole('button', { name: words('shell', language).searchHint, exact: true })
    .or(page.getByRole('heading', { level: 1 }));
  await page
    .waitForURL((url) => url.pathname !== '/login')
    .catch(async (error) => {
      if (!(await enrolling.isVisible())) throw error;
      await enrol(page, { language });
    });
  await inside.or(searching).first().waitFor();
  await page.waitForURL((url) => url.pathname !== '/');
  if (!stay && new URL(page.url()).pathname === '/dashboard') {
    await page.goto(`${base}/records/customer`);
    await inside.or(searching).first().waitFor();
  }
}
