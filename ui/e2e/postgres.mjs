// A real PostgreSQL for the journeys: Debian's package, a temporary folder, a port of its own on
// loopback, stopped and removed at the end. It never runs as root, which PostgreSQL refuses.
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server.mjs';

const INSTALLED = '/usr/lib/postgresql';
/** What the databases' administrator runs once. */
const PREPARE = new URL('../../deploy/postgres/prepare.sql', import.meta.url);

/** Starts it; gives `{ database(), stop() }`, where `database()` is the address of a new, empty one. */
export async function startPostgres() {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'kedun-e2e-pg-'));
  const as = process.getuid() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const run = (program, ...args) =>
    execFileSync(join(bin, program), args, { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const data = join(folder, 'data');
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  );
  const port = await freePort();
  const options = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder}`;
  const log = join(folder, 'log');
  execFileSync(join(bin, 'pg_ctl'), ['-w', '-t', '60', 'start', '-D', data, '-l', log, '-o', options], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  });
  const psql = (database, ...what) =>
    run('psql', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database, ...what);
  // An ordinary role, for which row-level security holds; each later database begins as template1.
  psql('postgres', '-c', 'CREATE ROLE kedun LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB');
  psql('template1', '-c', readFileSync(PREPARE, 'utf8'));
  let made = 0;
  return {
    database() {
      made += 1;
      const name = `journey_${made}`;
      psql('postgres', '-c', `CREATE DATABASE ${name} OWNER kedun`);
      return `postgres://kedun@127.0.0.1:${port}/${name}`;
    },
    stop() {
      run('pg_ctl', '-m', 'immediate', 'stop', '-D', data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder of the newest installed version's programs. */
function programs() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, 'bin'))
    .filter((bin) => existsSync(join(bin, 'initdb')));
  if (folders.length === 0) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return folders[0];
}

function idOf(kind) {
  return Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
}
