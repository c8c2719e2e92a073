import { Input } from 'antd';
import type { EditProps, FieldRenderer } from '../contract';
import { LineFilter } from '../line';

const HIDDEN = '***';

/** It is never there: the server shows that there is one, and no more. */
function Nothing() {
  return <span>{HIDDEN}</span>;
}

function Edit({ id, value, onChange }: EditProps<string>) {
  return (
    <Input.Password
      {...(id ? { id } : {})}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
      maxLength={2000}
      // No browser is to put somebody's own password here.
      autoComplete="new-password"
    />
  );
}

/** A secret of another system: written, and never read again. */
export const secret: FieldRenderer<string> = {
  View: Nothing,
  Edit,
  Filter: LineFilter,
  text: () => HIDDEN,
  width: 80,
};
