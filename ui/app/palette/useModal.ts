import { type RefObject, useEffect, useRef } from 'react';
import { lay } from './open';

/** Opens a dialog over the page; whatever had the focus gets it back. */
export function useModal() {
  const dialog: RefObject<HTMLDialogElement | null> = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // Who went on to another page has the focus there already.
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);
  return {
    ref: dialog,
    onCancel: (event: React.SyntheticEvent) => {
      event.preventDefault();
      lay(null);
    },
    onPointerDown: (event: React.PointerEvent) => {
      if (event.target === dialog.current) lay(null);
    },
  };
}
