// Writes FILE.br beside every built file, so that the server embeds ready-made Brotli (quality 11).
// index.html stays as it is: the server fills in the nonce of each answer.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;

function* filesIn(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

let before = 0;
let after = 0;
for (const path of filesIn(dist)) {
  if (path.endsWith('.br') || path.endsWith('index.html')) continue;
  const raw = readFileSync(path);
  const small = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  writeFileSync(`${path}.br`, small);
  before += raw.length;
  after += small.length;
}
console.log(`precompressed: ${Math.round(before / 1024)} KB -> ${Math.round(after / 1024)} KB`);
