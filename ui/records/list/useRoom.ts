import { useLayoutEffect, useRef, useState } from 'react';

/** Room for the pager below, in pixels. */
const FOOT = 76;
const LEAST = 260;

/** The room between the head of the page and the pager, so that the page itself does not scroll. */
export function useRoom(barAbove: boolean) {
  const box = useRef<HTMLElement>(null);
  const [height, setHeight] = useState(480);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bar above moves the table down
  useLayoutEffect(() => {
    const measure = () => {
      if (!box.current) return;
      const { top } = box.current.getBoundingClientRect();
      setHeight(Math.max(LEAST, window.innerHeight - (top + window.scrollY) - FOOT));
    };
    measure();
    // A notice that is closed above moves the table as well.
    const watch = new ResizeObserver(measure);
    if (box.current?.parentElement) watch.observe(box.current.parentElement);
    watch.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [barAbove]);
  return { box, height };
}
