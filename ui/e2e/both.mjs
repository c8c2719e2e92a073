// The journeys on both databases at the same time, each in a process of its own: most of a journey is waiting.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./run.mjs', import.meta.url));

/** Runs these journeys, all when none is named, on both databases and ends with the counts of both. */
export async function onBoth(names) {
  const found = await Promise.all(['embedded', 'postgres'].map((database) => on(database, names)));
  const sum = (what) => found.reduce((count, one) => count + one[what], 0);
  console.log(`journeys: ${sum('passed')} passed, ${sum('failed')} failed`);
  return found.every((one) => one.good);
}

/** Shows what the journeys on one database say, but for their counts. */
function on(database, names) {
  const child = spawn(process.execPath, [PROGRAM, '--on', database, ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = { passed: 0, failed: 0, good: false };
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const counts = /^journeys: (\d+) passed, (\d+) failed$/.exec(line);
      if (counts) Object.assign(found, { passed: Number(counts[1]), failed: Number(counts[2]) });
      else console.log(line);
    }
  });
  return new Promise((resolve) => {
    child.on('close', (status) => {
      // A run that ended without its counts has failed.
      const counted = found.passed + found.failed > 0;
      resolve({ ...found, failed: counted ? found.failed : 1, good: status === 0 });
    });
  });
}
