import { line } from '../line';

/** The eighteen places as they are printed: region, birthday, order and check digit. */
export const idCard = line({
  max: 32,
  width: 180,
  figures: true,
  format: (value) => value.replace(/^(\d{6})(\d{8})(\d{3}[\dX])$/, '$1 $2 $3'),
});
