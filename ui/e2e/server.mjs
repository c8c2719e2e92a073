// Starts the real server on a fresh data folder and a free loopback port.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUILT = new URL('../../target/debug/kedun', import.meta.url).pathname;
const START_MS = 30_000;

let database;

/** Lets servers started from now on work on this PostgreSQL; without an address on the embedded database. */
export function workOn(address) {
  database = address;
}

/** A loopback port that nobody uses. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Runs `kedun serve` (the program named by KEDUN_BIN or KEDUN, or the one just built) and waits for its set-up link.
 * Gives `{ base, setupLink, output(), data, stop() }`. The link keeps its secret and points here.
 */
export async function startServer({ data, args = [], env = {} } = {}) {
  const program = process.env.KEDUN_BIN ?? process.env.KEDUN ?? BUILT;
  const folder = data ?? mkdtempSync(join(tmpdir(), 'kedun-e2e-'));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const child = spawn(program, ['serve', '--data', folder, '--listen', `127.0.0.1:${port}`, ...args], {
    env: { ...process.env, ...(database ? { KEDUN_DATABASE: database } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      output += bytes;
    });
  }
  const stop = (keep = false) =>
    new Promise((resolve) => {
      const done = () => {
        if (!keep && !data) rmSync(folder, { recursive: true, force: true });
        resolve();
      };
      if (child.exitCode !== null) return done();
      child.once('exit', done);
      child.kill('SIGTERM');
    });
  const link = () => /\/setup#(\S+)/.exec(output)?.[1];
  try {
    await until(() => child.exitCode !== null || output.includes('/setup#') || isUp(base), START_MS);
    if (child.exitCode !== null) throw new Error(`the server stopped at once:\n${output}`);
    await until(() => isUp(base), START_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  const secret = link();
  return {
    base,
    data: folder,
    stop,
    output: () => output,
    setupLink: secret ? `${base}/setup#${secret}` : null,
  };
}

async function isUp(base) {
  try {
    return (await fetch(`${base}/api/v1/auth/state`)).ok;
  } catch {
    return false;
  }
}

async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not ready after ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
