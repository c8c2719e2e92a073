/** A Chinese mobile number in its usual groups (138 1234 5678); other numbers as they are. */
export function spacedPhone(e164: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(e164);
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : e164;
}
