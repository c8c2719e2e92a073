// A customer is claimed from the pool; what was said to them is written down, and when to speak again.
import { words } from '../kit.mjs';
import { ahead } from '../reach.mjs';

const pool = words('pool');
const { follow } = words('records');
const SAID = '电话已通，想看两只包';

export async function claim(hand) {
  const { page } = hand;
  await hand.open(words('shell').nav.pool);
  await page.locator('section[aria-busy="false"]').first().waitFor();
  await hand.look('pool');
  const one = page.locator('main a[href^="/records/customer/"]').first();
  await hand.press(one);
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await hand.press(page.getByRole('button', { name: pool.claim, exact: true }));
  await page.getByText(beginning(pool.claimed)).waitFor();

  const day = ahead(2);
  await hand.write(page.getByLabel(follow.placeholder), SAID);
  await hand.day(page.locator('#follow-next'), day, '10:00');
  await hand.look('pool-follow');
  await hand.press(page.getByRole('button', { name: follow.add, exact: true }));
  await page.getByText(follow.added).waitFor();
  const said = page.getByRole('listitem').filter({ hasText: SAID });
  await said.waitFor();
  await said.getByText(`${day} 10:00`).waitFor();
  await hand.look('pool-followed');
}

/** What a text begins with, before its first value. */
const beginning = (text) => new RegExp(`^${text.split('{{')[0]}`);
