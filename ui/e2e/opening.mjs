// How long lists, boards and dashboards take to open in the browser, with much data: measured and told, never judged.
// `KEDUN=… node e2e/opening.mjs --data DIR [--postgres ADDRESS] [--rounds N] [--who LOGIN,…]` on a folder that was filled by
// `kedun bench --only fill --customers 100000 --deals 50000`. Prints a table in Markdown.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { enrol, launch, openPage, signIn, startServer, words } from './kit.mjs';

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    postgres: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    who: { type: 'string', default: 'shang.demo,wang.demo,li.demo' },
  },
});
const ROUNDS = Number(args.rounds);
/** Another one each time: an earlier one is refused. */
const PASSWORD = `kraftig-lantern-${randomBytes(9).toString('hex')}`;
/** Whose pages: all customers, those of a department, one's own. */
const PEOPLE = args.who.split(',');
/** In this time the program has fetched its pages ahead, in milliseconds; people take longer to look at their first. */
const AHEAD = 5_000;
/** So long each page is looked at, in milliseconds, before the next one is opened. */
const LOOKED = 600;
/** Where each round begins: the program is loaded anew, and knows no answer yet. */
const FROM = '/profile';
/** What is opened from there. */
const PAGES = [
  ['客户列表', '/records/customer'],
  ['商机看板', '/records/deal'],
  ['任务列表', '/records/task'],
  ['报价单列表', '/records/quote'],
  ['工作台', '/dashboard'],
  ['日历', '/calendar'],
  ['公海', '/pool'],
];
/** Time to sign in, in milliseconds. */
const LONGEST = 60_000;

/** Counts the requests under way, in the page. */
function watch() {
  const ask = window.fetch.bind(window);
  window.__underWay = 0;
  window.fetch = async (...given) => {
    window.__underWay += 1;
    try {
      const answer = await ask(...given);
      // What the server tells as it happens never ends.
      if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
        window.__underWay -= 1;
        return answer;
      }
      const copy = answer.clone();
      void copy.arrayBuffer().finally(() => {
        window.__underWay -= 1;
      });
      return answer;
    } catch (error) {
      window.__underWay -= 1;
      throw error;
    }
  };
}

/** Goes to a page within the page, and waits until it stands still: milliseconds. */
function open(path) {
  return new Promise((done, failed) => {
    const begun = performance.now();
    let quiet = 0;
    const look = () => {
      const now = performance.now();
      const busy =
        window.__underWay > 0 ||
        location.pathname !== path ||
        // A chart below the window is drawn later.
        [
          ...document.querySelectorAll(
            'main [aria-busy="true"], main .ant-skeleton, main .ant-spin-spinning',
          ),
        ].some((one) => one.getBoundingClientRect().top < window.innerHeight);
      if (busy) quiet = 0;
      else if (quiet === 0) quiet = now;
      // Still for five frames: nothing follows any more. What is told is when that began.
      else if (now - quiet > 80) return done(quiet - begun);
      if (now - begun > 60_000) return failed(new Error(`${path} does not come to rest`));
      requestAnimationFrame(look);
    };
    history.pushState(null, '', path);
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    requestAnimationFrame(look);
  });
}

/** By nearest rank: so large a part of the times is no longer. */
function quantile(sorted, part) {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}

/** Times by page, of rounds that each load the program anew and open every page once. */
async function measure(page, base) {
  const times = new Map(PAGES.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${base}${FROM}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(AHEAD);
    for (const [name, path] of PAGES) {
      times.get(name).push(await page.evaluate(open, path));
      await page.waitForTimeout(LOOKED);
    }
  }
  return times;
}

const program = process.env.KEDUN;
const at = ['--data', args.data, ...(args.postgres ? ['--database', args.postgres] : [])];
for (const login of PEOPLE) {
  const told = spawnSync(program, ['user', 'set-password', login, ...at], { input: `${PASSWORD}\n` });
  if (told.status !== 0) throw new Error(String(told.stderr));
}
const server = await startServer({ data: args.data });
const browser = await launch();
console.log('| page | who | median | 95th percentile |\n|---|---|---|---|');
try {
  for (const login of PEOPLE) {
    const page = await openPage(browser);
    await page.addInitScript(watch);
    await signIn(page, server.base, { login, password: PASSWORD, timeout: LONGEST });
    if (page.url().includes('enrol')) await enrol(page, { go: words('entry').codes.go });
    for (const [name, unsorted] of await measure(page, server.base)) {
      const times = unsorted.sort((a, b) => a - b);
      const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)];
      console.log(`| ${name} | ${login} | ${half.toFixed(0)} ms | ${most.toFixed(0)} ms |`);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
