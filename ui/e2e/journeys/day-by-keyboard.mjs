// Five acts of a working day in Chinese by keyboard alone, from the navigation to the end of each: a lead that
// becomes a customer and a deal, the deal won on the board, a customer claimed from the pool and spoken to, two
// customers merged and taken apart, a quote handed in and decided.
import { deal } from '../day/deal.mjs';
import { LEAD, lead } from '../day/lead.mjs';
import { mergeTwo, writeTwice } from '../day/merge.mjs';
import { claim } from '../day/pool.mjs';
import { decide, handIn, readDecision } from '../day/quote.mjs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { keyboardOf } from '../keys.mjs';
import { expectClean, openPage } from '../kit.mjs';

export default async function dayByKeyboard({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const byName = (name) => logins.find((one) => one.person === name);
  await enter(page, server.base, byName('李顾问'));
  const seller = await keyboardOf(page);
  await lead(seller);
  await deal(seller, LEAD.deal, carry);
  await claim(seller);
  await handIn(seller, LEAD.company);

  const other = await openPage(browser);
  await enter(other, server.base, byName('王店长'));
  const manager = await keyboardOf(other);
  await decide(manager);
  await readDecision(seller);

  const third = await openPage(browser);
  await enter(third, server.base, loginOf(logins, '所有者'));
  await writeTwice(third, server);
  const owner = await keyboardOf(third);
  await mergeTwo(owner);
  for (const hand of [seller, manager, owner]) {
    hand.done();
    expectClean(hand.page);
  }
}

/** Takes the card at its handle, one column on, and lays it down. */
async function carry({ page, reach }, { card, from, to }) {
  await reach(card.locator('[aria-roledescription]'));
  await page.keyboard.press('Space');
  await from.and(page.locator('[data-over]')).waitFor();
  await page.keyboard.press('ArrowRight');
  await to.and(page.locator('[data-over]')).waitFor();
  await page.keyboard.press('Space');
}
