// The numerals and units of cheques and contracts, by their code points: texts of the page stand in i18n, and
// these are no text but figures. 零壹贰叁肆伍陆柒捌玖; 拾佰仟; 万亿.
const DIGITS = '\u96f6\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396';
const UNITS = ['', '\u62fe', '\u4f70', '\u4edf'];
const GROUPS = ['', '\u4e07', '\u4ebf', '\u4e07\u4ebf'];
const [YUAN, JIAO, FEN, WHOLE, MINUS] = ['\u5143', '\u89d2', '\u5206', '\u6574', '\u8d1f'];
const ZERO = DIGITS.charAt(0);

/** Four digits, such as 1005: thousand, one nought for the gap, five. */
function group(digits: string): string {
  let text = '';
  let gap = false;
  [...digits].forEach((digit, place) => {
    if (digit === '0') {
      gap = text !== '';
      return;
    }
    text += `${gap ? ZERO : ''}${DIGITS.charAt(Number(digit))}${UNITS[digits.length - 1 - place] ?? ''}`;
    gap = false;
  });
  return text;
}

/** Whole yuan in numerals; empty for none. */
function whole(yuan: string): string {
  const digits = yuan.replace(/^0+/, '');
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, '0');
  const groups = padded.match(/\d{4}/g) ?? [];
  let text = '';
  let gap = false;
  groups.forEach((four, place) => {
    const part = group(four);
    if (part === '') {
      gap = text !== '';
      return;
    }
    const before = groups[place - 1] ?? '';
    const nought = text !== '' && (gap || four.startsWith('0') || before.endsWith('0'));
    text += `${nought ? ZERO : ''}${part}${GROUPS[groups.length - 1 - place] ?? ''}`;
    gap = false;
  });
  return text;
}

/**
 * An amount in the capital numerals of the rules for payment documents (PBC, 1997): `16409.02` is one ten
 * thousand, six thousand, four hundred, nought, nine yuan, nought two fen. Null for what is no amount below
 * ten thousand times ten thousand times ten thousand times ten thousand yuan.
 */
export function capital(amount: string): string | null {
  const parts = /^(-?)(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount.trim());
  if (!parts) return null;
  const yuan = whole(parts[2] ?? '');
  const [jiao, fen] = (parts[3] ?? '').padEnd(2, '0');
  let text = yuan === '' ? '' : `${yuan}${YUAN}`;
  if (jiao !== '0') text += `${DIGITS.charAt(Number(jiao))}${JIAO}`;
  else if (fen !== '0' && text !== '') text += ZERO;
  if (fen !== '0') text += `${DIGITS.charAt(Number(fen))}${FEN}`;
  if (text === '') text = `${ZERO}${YUAN}`;
  return `${parts[1] ? MINUS : ''}${text}${fen === '0' ? WHOLE : ''}`;
}
