import type { Region } from '@/api/types';

/** A node of the cascade: the code of GB/T 2260 and the name. */
export interface Place {
  value: string;
  label: string;
  children?: Place[];
}

type Names = Record<string, string>;
/** The table that the server's own was made from, so that both know the same codes. */
interface Table {
  province_list: Names;
  city_list: Names;
  county_list: Names;
}

function level(names: Names, stem: string, below: (code: string) => Place[]): Place[] {
  return Object.entries(names)
    .filter(([code]) => code.startsWith(stem))
    .map(([code, label]) => {
      const children = below(code);
      return { value: code, label, ...(children.length > 0 ? { children } : {}) };
    });
}

/** Provinces with their cities with their districts. */
export function treeOf({ province_list, city_list, county_list }: Table): Place[] {
  return level(province_list, '', (province) =>
    level(city_list, province.slice(0, 2), (city) => level(county_list, city.slice(0, 4), () => [])),
  );
}

let places: Promise<Place[]> | undefined;

/** The whole tree; fetched when the first region is edited. */
export function loadPlaces(): Promise<Place[]> {
  places ??= import('@vant/area-data').then(({ areaList }) => treeOf(areaList));
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

/** The wire value of a path through the tree. */
export function regionOf(path: Place[]): Region | null {
  const last = path.at(-1);
  const [province, city, district] = path;
  if (!last || !province) return null;
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
