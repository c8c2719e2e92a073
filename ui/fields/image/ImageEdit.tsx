import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ImageData } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import type { EditProps } from '../contract';
import { addressOf } from '.';
import styles from './image.module.css';
import { asPng } from './png';

/** Chooses a picture of any kind that the browser can draw; it is made a small PNG before it is sent. */
export default function ImageEdit({ id, value, onChange, field }: EditProps<ImageData>) {
  const { t } = useTexts('fields');
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const made = await asPng(file);
    setBusy(false);
    setFailed(made === null);
    if (made !== null) onChange?.({ media_type: 'image/png', data: made });
  };
  return (
    <div className={styles.edit}>
      {value ? <img className={styles.picture} src={addressOf(value)} alt={text(field.label)} /> : null}
      <input
        ref={input}
        type="file"
        className={styles.input}
        accept="image/png,image/jpeg,image/webp"
        aria-label={text(field.label)}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button id={id ?? ''} icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {t(value ? 'image.replace' : 'image.choose')}
      </Button>
      {value ? (
        <Button type="text" danger onClick={() => onChange?.(null)}>
          {t('image.remove')}
        </Button>
      ) : null}
      {failed ? (
        <p role="alert" className={styles.failed}>
          {t('image.failed')}
        </p>
      ) : null}
    </div>
  );
}
