import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;
export const FOLDERS = ['app', 'api', 'gate', 'fields', 'records', 'pages', 'kit', 'theme', 'i18n'];

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Every TypeScript file of the page with its text; generated files and tests are left out. */
export function sources(): { path: string; text: string }[] {
  return FOLDERS.flatMap(walk)
    .filter((path) => /\.tsx?$/.test(path) && !/\.gen\.d\.ts$|\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** The texts of one language: namespace -> flat keys. */
export function texts(language: string): Map<string, Map<string, string>> {
  const folder = join(ROOT, 'i18n', language);
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      flat(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
    ]),
  );
}

function flat(tree: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value as object, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}
