import { describe, expect, test } from 'vitest';
import { ListenerSet } from './listener-set.ts';
import { MemoryRegistry, type RegistryJournal } from './memory-registry.ts';
import type { Drain } from './registry.ts';
import { registryConformance } from './registry-conformance.ts';

const drain: Drain = {
  id: '1',
  app: 'web',
  url: 'syslog://a:1',
  token: 'd.1',
  createdAt: '2026-11-20T11:00:00Z',
};

class SpyJournal implements RegistryJournal {
  readonly entries: unknown[] = [];
  failure: Error | undefined;

  async #write(entry: unknown): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    this.entries.push(entry);
  }
  drainAdded(added: Drain): Promise<void> {
    return this.#write(['added', added.id]);
  }
  drainRemoved(removed: Drain): Promise<void> {
    return this.#write(['removed', removed.id]);
  }
  drainPositionSaved(drainId: string, zone: string, position: unknown): Promise<void> {
    return this.#write(['position', drainId, zone, position]);
  }
  limitSet(app: string, limit: unknown): Promise<void> {
    return this.#write(['limit', app, limit]);
  }
}

describe('a registry in memory conforms:', () => {
  test.each(registryConformance)('$name', async ({ verify }) => {
    const registry = new MemoryRegistry();
    await expect(verify(registry)).resolves.toBeUndefined();
    await registry.close();
  });
});

describe('a registry in memory with a journal', () => {
  test('writes each change to the journal before it can be read', async () => {
    const journal = new SpyJournal();
    const registry = new MemoryRegistry({ journal });
    const adding = registry.addDrain(drain);
    expect(registry.drains()).toEqual([]);
    await adding;
    await registry.saveDrainPosition('1', 'z1', { logId: '7', index: 3 });
    await registry.setLimit('web', { lines: 5 });
    await registry.setLimit('web', undefined);
    await registry.setLimit('web', undefined);
    await registry.removeDrain('web', '1');
    expect(journal.entries).toEqual([
      ['added', '1'],
      ['position', '1', 'z1', { logId: '7', index: 3 }],
      ['limit', 'web', { lines: 5 }],
      ['limit', 'web', undefined],
      ['removed', '1'],
    ]);
  });

  test('changes nothing when the journal fails, and goes on afterwards', async () => {
    const journal = new SpyJournal();
    const registry = new MemoryRegistry({ journal });
    journal.failure = new Error('disk full');
    await expect(registry.addDrain(drain)).rejects.toThrow('disk full');
    expect(registry.drains()).toEqual([]);
    journal.failure = undefined;
    await registry.addDrain(drain);
    expect(registry.drains()).toEqual([drain]);
  });

  test('begins with what was saved before', async () => {
    const registry = new MemoryRegistry({
      clusterId: 'c1',
      initial: {
        drains: [drain],
        drainPositions: [{ drainId: '1', zone: 'z1', position: { logId: '7', index: 3 } }],
        limits: [['web', { lines: 5 }]],
      },
    });
    expect(registry.clusterId).toBe('c1');
    expect(registry.drains('web')).toEqual([drain]);
    expect(await registry.drainPosition('1', 'z1')).toEqual({ logId: '7', index: 3 });
    expect(registry.limits().get('web')).toEqual({ lines: 5 });
  });
});

describe('a set of listeners', () => {
  test('does not call a listener that another one removed during the same change', () => {
    const listeners = new ListenerSet<number>();
    const seen: string[] = [];
    listeners.add(() => {
      seen.push('first');
      removeSecond();
    });
    const removeSecond = listeners.add(() => seen.push('second'));
    listeners.emit(1);
    expect(seen).toEqual(['first']);
  });
});
