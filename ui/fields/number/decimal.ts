/** An exact decimal string with thousands separators. No floating point touches the digits. */
export function groupedDecimal(decimal: string, places?: number): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!parts) return decimal;
  const whole = (parts[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
  const given = parts[3] ?? '';
  const fraction = places === undefined ? given : given.padEnd(places, '0');
  return `${parts[1]}${whole}${fraction ? `.${fraction}` : ''}`;
}
