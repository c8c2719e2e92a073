import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDark } from '@/theme/mode';
import { FONT } from '@/theme/palette';
import styles from './chart.module.css';
import { init, type Option } from './engine';

/** The colours of the page, as its style sheet has them now. */
export interface Ink {
  primary: string;
  soft: string;
  success: string;
  text: string;
  quiet: string;
  border: string;
  surface: string;
}

export interface Props {
  /** What the chart says, for who does not see it; its figures stand in a table beside it. */
  label: string;
  height: number;
  option: (ink: Ink) => Option;
  /** A bar, point or cell was clicked: its place among the data. */
  onPick?: ((place: number) => void) | undefined;
}

/** A chart out of sight is drawn after so many milliseconds at the latest. */
const LATEST = 2_000;

function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--kd-${name}`).trim();
  return {
    primary: of('primary'),
    soft: of('primary-soft'),
    success: of('success'),
    text: of('text-2'),
    quiet: of('text-3'),
    border: of('border'),
    surface: of('surface'),
  };
}

/** A chart on a canvas. Its tooltip is drawn as well: the policy of the page lets nobody write HTML. */
export default function Canvas({ label, height, option, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const dark = useDark();
  const drawn = useTurn(box);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!box.current || !drawn) return;
    const made = init(box.current, undefined, { renderer: 'canvas' });
    chart.current = made;
    made.on('click', (event) => pick.current?.(event.dataIndex));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (!box.current || !chart.current) return;
    const ink = inkOf(box.current);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const base: Option = {
      animation: !still,
      animationDuration: 250,
      textStyle: { fontFamily: FONT, color: ink.text },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: ink.surface,
        borderColor: ink.border,
        textStyle: { color: ink.text, fontSize: 12 },
      },
    };
    const own = option(ink);
    const tooltip = { ...(base.tooltip as object), ...(own.tooltip as object | undefined) };
    chart.current.setOption({ ...base, ...own, tooltip }, true);
  }, [option, dark, drawn]);

  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      aria-busy={!drawn}
      className={styles.canvas}
      style={{ height }}
    />
  );
}

/** Whether the chart may be drawn: at once where it is in sight, else when there is nothing better to do. */
function useTurn(box: RefObject<HTMLDivElement | null>): boolean {
  const [drawn, draw] = useState(false);
  useLayoutEffect(() => {
    const top = box.current?.getBoundingClientRect().top ?? 0;
    if (top < window.innerHeight) return draw(true);
    // Not every browser tells when it is idle.
    const ask = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, LATEST));
    const forget = window.cancelIdleCallback ?? clearTimeout;
    const turn = ask(() => draw(true), { timeout: LATEST });
    return () => forget(turn);
  }, [box]);
  return drawn;
}
