// What the embedded registry promises beyond the common cases: it survives kill -9, and one process owns it at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmbeddedRegistry } from './embedded-registry.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailrace-embedded-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a script in another process, where `registry` is open in the folder, until it prints a line. */
async function inOtherProcess(script: string) {
  const module = fileURLToPath(new URL('./embedded-registry.ts', import.meta.url));
  const source = `
    const { EmbeddedRegistry } = await import(${JSON.stringify(module)});
    const registry = EmbeddedRegistry.open(${JSON.stringify(folder)});
    ${script}
    console.log('done');
    setInterval(() => undefined, 60_000);`;
  const options = ['--conditions=@tailrace/source', '--import=tsx', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, options, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    async kill(): Promise<void> {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

test('what addDrain resolved is there after kill -9, and so are positions and limits', async () => {
  const other = await inOtherProcess(`
    await registry.addDrain({ id: 'd1', app: 'web', url: 'syslog://127.0.0.1:1', token: 'd.1', createdAt: '2026-01-01T00:00:00Z' });
    await registry.saveDrainPosition('d1', 'z1', { logId: '5', index: 9 });
    await registry.setLimit('web', { lines: 10 });`);
  await other.kill();
  const registry = EmbeddedRegistry.open(folder);
  expect(registry.drains('web').map(({ id }) => id)).toEqual(['d1']);
  expect(await registry.drainPosition('d1', 'z1')).toEqual({ logId: '5', index: 9 });
  expect(registry.limits().get('web')).toEqual({ lines: 10 });
  await registry.close();
});

test('a second process is refused in one line that names the first', async () => {
  const other = await inOtherProcess('');
  try {
    expect(() => EmbeddedRegistry.open(folder)).toThrow(`process ${other.pid} uses it already`);
    expect(() => EmbeddedRegistry.open(folder)).toThrow(expect.objectContaining({ code: 'data_in_use' }));
  } finally {
    await other.kill();
  }
});

test('a second registry in the same process is refused, until the first is closed', async () => {
  const first = EmbeddedRegistry.open(folder);
  expect(() => EmbeddedRegistry.open(folder)).toThrow(expect.objectContaining({ code: 'data_in_use' }));
  await first.close();
  await EmbeddedRegistry.open(folder).close();
});

test('an owner whose number belongs to another process by now does not count', async () => {
  const root = open({ path: folder, encoding: 'json', maxDbs: 8 });
  await root
    .openDB({ name: 'meta', encoding: 'json' })
    .put('owner', { pid: process.pid, started: 'another boot 1' });
  await root.close();
  await EmbeddedRegistry.open(folder).close();
});

test('a folder written by a later version is refused', async () => {
  const root = open({ path: folder, encoding: 'json', maxDbs: 8 });
  await root.openDB({ name: 'meta', encoding: 'json' }).put('meta', { format: 2, clusterId: 'x' });
  await root.close();
  expect(() => EmbeddedRegistry.open(folder)).toThrow('it has format 2, expected 1');
});

test('a folder that cannot be made is named', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(() => EmbeddedRegistry.open(join(folder, 'file', 'registry'))).toThrow(
    expect.objectContaining({ code: 'data_unusable' }),
  );
});
