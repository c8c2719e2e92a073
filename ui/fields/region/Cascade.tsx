import { Cascader } from 'antd';
import { useEffect, useState } from 'react';
import type { Region } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import styles from '../fields.module.css';
import { loadPlaces, type Place, pathTo, regionOf } from './tree';

function usePlaces(): Place[] {
  const [places, setPlaces] = useState<Place[]>([]);
  useEffect(() => {
    let here = true;
    loadPlaces().then((tree) => here && setPlaces(tree));
    return () => {
      here = false;
    };
  }, []);
  return places;
}

interface CascadeProps {
  id?: string | undefined;
  code: string | undefined;
  onChange: (region: Region | null) => void;
  label?: string;
}

/** Province, city and district, chosen step by step or found by typing. */
export default function Cascade({ id, code, onChange, label }: CascadeProps) {
  const { t } = useTexts('fields');
  const places = usePlaces();
  return (
    <Cascader
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      options={places}
      value={code ? pathTo(code, places).map((one) => one.value) : []}
      onChange={(_, path) => onChange(regionOf((path ?? []) as Place[]))}
      changeOnSelect
      showSearch
      loading={places.length === 0}
      placeholder={places.length === 0 ? t('region.loading') : t('region.choose')}
      {...(label ? { 'aria-label': label } : {})}
    />
  );
}
