/** The first character of each initial in the order of pinyin: what stands before the next one has it. */
const FIRST: [string, string][] = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['哒', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['妈', 'm'],
  ['拿', 'n'],
  ['噢', 'o'],
  ['趴', 'p'],
  ['七', 'q'],
  ['然', 'r'],
  ['撒', 's'],
  ['它', 't'],
  ['挖', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['匝', 'z'],
];

const order = new Intl.Collator('zh-CN-u-co-pinyin');

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : '';
  let found = '';
  for (const [first, initial] of FIRST) {
    if (order.compare(character, first) < 0) break;
    found = initial;
  }
  return found;
}

/** The initials of a label as people type them: `xjkh` for a new customer. Other scripts stay as they are. */
export function initialsOf(text: string): string {
  return [...text].map(initialOf).join('');
}
