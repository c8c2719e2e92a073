import { line } from '../line';

export const bankCard = line({
  max: 40,
  inputMode: 'numeric',
  width: 190,
  figures: true,
  format: (value) => value.replace(/(\d{4})(?=\d)/g, '$1 '),
});
