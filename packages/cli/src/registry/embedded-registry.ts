// The registry of `tailrace up`: members in memory, because they are all in this process; drains, positions, limits and the
// cluster's id in a file that survives `kill -9`. Not a registry for several machines.
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { RegistryStore } from './registry-store.ts';

/** A {@link MemoryRegistry} whose changes are in its folder's file before they can be read. */
export class EmbeddedRegistry extends MemoryRegistry {
  readonly #store: RegistryStore;
  #closing: Promise<void> | undefined;

  private constructor(store: RegistryStore) {
    super({ clusterId: store.clusterId, initial: store.read(), journal: store });
    this.#store = store;
  }

  /**
   * Opens the registry in a folder, which is made when it is missing.
   * @throws LogError `data_in_use` when another process has it, `data_unusable` when it cannot be opened
   */
  static open(folder: string): EmbeddedRegistry {
    return new EmbeddedRegistry(new RegistryStore(folder));
  }

  override close(): Promise<void> {
    this.#closing ??= super.close().then(() => this.#store.close());
    return this.#closing;
  }
}
