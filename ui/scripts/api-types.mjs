// Writes api/schema.gen.d.ts from the server's OpenAPI document. With --check it only says whether
// the file is stale (exit status 1).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../docs/reference/openapi.json', import.meta.url);
const target = new URL('../api/schema.gen.d.ts', import.meta.url);

const text = `// Made from docs/reference/openapi.json by "npm run types". Do not edit.\n${astToString(await openapiTS(source))}`;
if (process.argv.includes('--check')) {
  const fresh = existsSync(target) && readFileSync(target, 'utf8') === text;
  console.log(fresh ? 'api/schema.gen.d.ts is fresh' : 'api/schema.gen.d.ts is stale: run "npm run types"');
  process.exit(fresh ? 0 : 1);
}
writeFileSync(target, text);
