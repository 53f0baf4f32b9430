// Runs the registry cases against the registries that need no server of their own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedRegistry } from '@tailrace/cli/embedded-registry';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { describeRegistry } from './registry-conformance.ts';

describeRegistry('MemoryRegistry', () => ({
  open: async () => new MemoryRegistry(),
  dispose: async () => undefined,
}));

describeRegistry('EmbeddedRegistry', () => {
  let folder = '';
  return {
    open: async () => {
      folder = await mkdtemp(join(tmpdir(), 'tailrace-registry-'));
      return EmbeddedRegistry.open(folder);
    },
    reopen: async () => EmbeddedRegistry.open(folder),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
});
