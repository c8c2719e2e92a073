// The same five acts of a working day as by keyboard, on a phone of 390 px with a thumb.
import { deal } from '../day/deal.mjs';
import { LEAD, lead } from '../day/lead.mjs';
import { mergeTwo, writeTwice } from '../day/merge.mjs';
import { claim } from '../day/pool.mjs';
import { decide, handIn, readDecision } from '../day/quote.mjs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectClean, openPage, PHONE, words } from '../kit.mjs';
import { thumbOf } from '../thumb.mjs';

const { moveTo, acts } = words('board');

export default async function dayByThumb({ browser, server }) {
  const page = await openPage(browser, { viewport: PHONE, touch: true });
  const logins = await fillDemo(page, server);
  const byName = (name) => logins.find((one) => one.person === name);
  await enter(page, server.base, byName('李顾问'));
  const seller = await thumbOf(page);
  await lead(seller);
  await deal(seller, LEAD.deal, carry);
  await claim(seller);
  await handIn(seller, LEAD.company);

  const other = await openPage(browser, { viewport: PHONE, touch: true });
  await enter(other, server.base, byName('王店长'));
  const manager = await thumbOf(other);
  await decide(manager);
  await readDecision(seller);

  const third = await openPage(browser, { viewport: PHONE, touch: true });
  await enter(third, server.base, loginOf(logins, '所有者'));
  await writeTwice(third, server);
  const owner = await thumbOf(third);
  await mergeTwo(owner);
  for (const hand of [seller, manager, owner]) {
    hand.done();
    expectClean(hand.page);
  }
}

/** By the card's menu. */
async function carry(hand, { card, to }) {
  const name = await to.getAttribute('aria-label');
  await hand.pick(card.getByRole('button', { name: new RegExp(`^${acts}`) }), moveTo.replace('{{to}}', name));
}
