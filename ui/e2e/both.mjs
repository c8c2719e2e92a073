// The journeys on both databases at the same time, each in a process of its own: most of a journey is waiting.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./run.mjs', import.meta.url));

/** Where the database may show in what people see: in pages, searches, sums, jobs, events, and two at once. */
const ON_POSTGRES = [
  'real-start',
  'records-by-hand',
  'finding',
  'list-settings',
  'import',
  'bulk',
  'handover',
  'merge',
  'notifications',
  'pool',
  'team',
  'trade',
  'two-at-once',
];

/**
 * Runs these journeys on both databases, two at a time, and ends with the counts of both. When none is named: all on
 * the embedded one, and on PostgreSQL those that lean on it; `--on postgres` runs all of them there.
 */
export async function onBoth(names, all) {
  // Those that are few on PostgreSQL are followed by some of the others, so that both end at about the same time.
  const later = names.length === 0 ? all.slice(-Math.floor((all.length - ON_POSTGRES.length) / 2)) : [];
  const first = names.length === 0 ? all.filter((name) => !later.includes(name)) : names;
  const beside = async () => {
    const there = await on('postgres', names.length === 0 ? ON_POSTGRES : names);
    return later.length === 0 ? [there] : [there, await on('embedded', later)];
  };
  const found = (await Promise.all([on('embedded', first), beside()])).flat();
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
