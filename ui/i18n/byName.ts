/** The texts of all namespaces. */
export type Texts = Record<string, Record<string, unknown>>;

/** The texts by the names of their files. */
export function byName(files: Record<string, { default: Record<string, unknown> }>): Texts {
  const named = Object.entries(files).map(([path, { default: texts }]) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
    return [name, texts] as const;
  });
  return Object.fromEntries(named);
}
