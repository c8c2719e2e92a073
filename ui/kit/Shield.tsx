/** The mark of the product: a shield with a tick. */
export function Shield({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="#1f5eff" d="M16 2 4.5 6v9.2c0 7 4.7 12.3 11.5 14.8 6.8-2.5 11.5-7.8 11.5-14.8V6z" />
      <path
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m10.5 16 4 4 7.2-8"
      />
    </svg>
  );
}
