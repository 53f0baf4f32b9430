// The half of a registry that is not membership: drains, their positions, limits. A static cluster has it in one of three
// places: here, at another controller, or nowhere. This file is the common type, and the last of the three.
import { cannot } from '@tailrace/core/errors';
import { type Registry, RegistryError } from '@tailrace/core/registry';

/** Drains, positions and limits, with the guarantees of a `Registry`. */
export type SettingsStore = Pick<
  Registry,
  | 'trouble'
  | 'drains'
  | 'onDrains'
  | 'addDrain'
  | 'removeDrain'
  | 'drainPosition'
  | 'saveDrainPosition'
  | 'limits'
  | 'onLimits'
  | 'setLimit'
  | 'close'
>;

/** For a cluster whose file names no controller: there is nothing, and nothing can be added. */
export class NoSettings implements SettingsStore {
  readonly trouble = undefined;
  readonly #limits = new Map<never, never>();
  #isClosed = false;

  drains(): readonly [] {
    return [];
  }

  onDrains(): () => void {
    return () => undefined;
  }

  addDrain(): Promise<void> {
    return this.#refuse('add a drain');
  }

  removeDrain(): Promise<boolean> {
    return this.#refuse('remove a drain');
  }

  async drainPosition(): Promise<undefined> {
    return undefined;
  }

  /** There is no drain that could have one. */
  async saveDrainPosition(): Promise<void> {}

  limits(): ReadonlyMap<never, never> {
    return this.#limits;
  }

  onLimits(): () => void {
    return () => undefined;
  }

  setLimit(): Promise<void> {
    return this.#refuse('set a limit');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  #refuse(action: string): Promise<never> {
    const error = this.#isClosed
      ? new RegistryError(cannot(action, 'the registry is closed'), { code: 'closed' })
      : new RegistryError(
          cannot(
            action,
            'the file of this cluster names no controller that keeps drains and limits',
            'one that does',
          ),
          { code: 'read_only' },
        );
    return Promise.reject(error);
  }
}
