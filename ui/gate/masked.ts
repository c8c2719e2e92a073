import type { ClearValue, MaskedValue, WireValue } from '@/api/types';

/** True for a value that the server has masked for this person. */
export function isMasked(value: WireValue | undefined): value is MaskedValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'masked' in value;
}

/** The value, if it is there and clear. */
export function clearOf(value: WireValue | undefined): ClearValue | undefined {
  return value === null || value === undefined || isMasked(value) ? undefined : value;
}
