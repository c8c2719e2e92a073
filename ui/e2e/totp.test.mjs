import { expect, it } from 'vitest';
import { totp } from './totp.mjs';

it('codes_agree_with_the_test_values_of_rfc_6238', () => {
  // Appendix B with the last six of eight digits; the secret is "12345678901234567890" in Base32.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(totp(secret, 59_000)).toBe('287082');
  expect(totp(secret, 1_111_111_109_000)).toBe('081804');
  expect(totp(secret, 20_000_000_000_000)).toBe('353130');
});
