import { useEffect, useRef } from 'react';
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
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!box.current) return;
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
  }, []);

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
  }, [option, dark]);

  return <div ref={box} role="img" aria-label={label} className={styles.canvas} style={{ height }} />;
}
