import { Segmented, Select } from 'antd';
import { useNarrow } from './useNarrow';

interface Props {
  options: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  label: string;
}

/** So many stand beside each other without one being cut off. */
const BESIDE = 8;

/** One of several: beside each other while there is room, otherwise a list that opens and can be searched. */
export function Choice({ options, value, onChange, label }: Props) {
  const narrow = useNarrow();
  if (!narrow && options.length <= BESIDE) {
    return <Segmented options={options} value={value} onChange={onChange} aria-label={label} />;
  }
  return (
    <Select
      options={options}
      value={value}
      onChange={onChange}
      aria-label={label}
      popupMatchSelectWidth={false}
      showSearch={options.length > BESIDE ? { optionFilterProp: 'label' } : false}
      style={{ minWidth: 160 }}
    />
  );
}
