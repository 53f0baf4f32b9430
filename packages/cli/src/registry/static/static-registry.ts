// The registry of a cluster whose servers are written in a file. The view is the file's, the same in every process, and
// changes only when the file is read again; drains and limits are kept by the controller that the file names. For a few
// machines whose addresses are known; it finds nobody and notices nobody's end.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { ListenerSet } from '@tailrace/core/listener-set';
import {
  type Drain,
  type DrainPosition,
  type Member,
  type MemberState,
  type Membership,
  type MembershipView,
  type RateLimit,
  type Registry,
  RegistryError,
  type Role,
  type Unsubscribe,
} from '@tailrace/core/registry';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import { ConfigError } from '../../settings/config-error.ts';
import { EmbeddedRegistry } from '../embedded-registry.ts';
import { type ClusterFile, dialAddress, parseClusterFile } from './cluster-file.ts';
import { isOwnAddress } from './own-address.ts';
import { RemoteSettings } from './remote-settings.ts';
import { NoSettings, type SettingsStore } from './settings-store.ts';

/** Largest file, in bytes: some 40,000 servers. */
const FILE_BYTES_MAX = 1024 * 1024;
/** How long a start waits for the drains and limits of another controller, in milliseconds; they may come later. */
const FIRST_CONTACT_MS = 2_000;
/** Incarnation of the servers in the view: the file does not know when they started. */
const INCARNATION = 'static';

/** Who a process is, for the registry. */
export interface StaticSelf {
  readonly role: Role;
  readonly id: string;
  readonly zone: string;
  /**
   * `host:port` under which others may know it: what it listens on and what it advertises. One on every address of the machine
   * stands for all names of the machine.
   */
  readonly addresses: readonly string[];
}

/** Settings of {@link StaticRegistry.open}. */
export interface StaticRegistryOptions {
  /** Path of the cluster's file. */
  readonly file: string;
  /** Left out for a process that only looks. */
  readonly self?: StaticSelf;
  /** Where the controller that the file names keeps drains and limits: in `registry` in it. */
  readonly dataDir?: string;
  /** Certificates for asking that controller over HTTPS. Default: plain HTTP. */
  readonly tls?: TlsFiles;
  readonly logger: Logger;
  /** Milliseconds that the start waits for that controller. Default 2 s. */
  readonly firstContactMs?: number;
  /** Milliseconds without a sign of that controller after which it counts as away. Default 6 s. */
  readonly silenceMs?: number;
}

/**
 * The servers of the view are `up` always, down or not: an app's owner is the file's decision. A server is known by its
 * address, which is its id. Other members, agents and controllers, are seen in their own process only.
 */
export class StaticRegistry implements Registry {
  readonly clusterId: string;
  /** Whether this process keeps the cluster's drains and limits, for itself and for the others. */
  readonly isHolder: boolean;
  readonly #options: StaticRegistryOptions;
  readonly #settings: SettingsStore;
  readonly #listeners = new ListenerSet<MembershipView>();
  /** Members that joined in this process, by role and id. */
  readonly #own = new Map<string, Member>();
  /** Tells the handle of each own member that another incarnation has its id; in this process, for others are not seen. */
  readonly #tellLost = new Map<string, () => void>();
  #file: ClusterFile;
  #view: MembershipView;
  #fileTrouble: string | undefined;
  #reloading: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(options: StaticRegistryOptions, file: ClusterFile, settings: SettingsStore) {
    this.#options = options;
    this.#file = file;
    this.#settings = settings;
    this.clusterId = file.cluster;
    this.isHolder = settings instanceof EmbeddedRegistry;
    this.#view = { epoch: 1, members: serversOf(file) };
  }

  /**
   * Reads the file, and waits a moment for the controller that keeps drains and limits; without it the cluster works with
   * none, and `trouble` says so.
   *
   * @throws ConfigError with everything that is wrong with the file
   * @throws LogError of the data folder, where this process keeps drains and limits
   */
  static async open(options: StaticRegistryOptions): Promise<StaticRegistry> {
    const file = await readClusterFile(options.file);
    const settings = await openSettings(options, file);
    if (settings instanceof RemoteSettings)
      await settings.contacted(options.firstContactMs ?? FIRST_CONTACT_MS);
    return new StaticRegistry(options, file, settings);
  }

  get trouble(): string | undefined {
    const troubles = [this.#fileTrouble, this.#settings.trouble].filter((text) => text !== undefined);
    return troubles.length === 0 ? undefined : troubles.join('; ');
  }

  /** Reads the file again. One that is wrong changes nothing: why is logged, and told by `trouble` until it is right. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#reload());
    return this.#reloading;
  }

  view(): MembershipView {
    return this.#view;
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async join(member: Member): Promise<Membership> {
    const action = `join as ${member.role} ${quoted(member.id)}`;
    if (this.#isClosed) throw new RegistryError(cannot(action, 'the registry is closed'), { code: 'closed' });
    if (member.role === 'server') this.#checkServer(member, action);
    const key = `${member.role}/${member.id}`;
    const before = this.#own.get(key);
    this.#own.set(key, member);
    this.#publish();
    if (before !== undefined && before.incarnation !== member.incarnation) this.#tellLost.get(key)?.();
    const current = (): Member | undefined => {
      const found = this.#own.get(key);
      return found?.incarnation === member.incarnation ? found : undefined;
    };
    return {
      lost: new Promise((resolve) => this.#tellLost.set(key, resolve)),
      setState: async (state: MemberState) => {
        const found = current();
        if (found === undefined) {
          throw new RegistryError(
            cannot(`set it to ${state}`, 'it is not a member any more', 'a joined member'),
            {
              code: 'left',
            },
          );
        }
        this.#own.set(key, { ...found, state });
        this.#publish();
      },
      leave: async () => {
        if (current() === undefined) return;
        this.#own.delete(key);
        this.#tellLost.delete(key);
        this.#publish();
      },
    };
  }

  drains(app?: string): readonly Drain[] {
    return this.#settings.drains(app);
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#settings.onDrains(listener);
  }

  addDrain(drain: Drain): Promise<void> {
    return this.#settings.addDrain(drain);
  }

  removeDrain(app: string, id: string): Promise<boolean> {
    return this.#settings.removeDrain(app, id);
  }

  drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    return this.#settings.drainPosition(drainId, zone);
  }

  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    return this.#settings.saveDrainPosition(drainId, zone, position);
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#settings.limits();
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#settings.onLimits(listener);
  }

  setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    return this.#settings.setLimit(app, limit);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
    await this.#reloading;
    await this.#settings.close();
  }

  async #reload(): Promise<void> {
    if (this.#isClosed) return;
    const { file: path, logger } = this.#options;
    let file: ClusterFile;
    try {
      file = await readClusterFile(path);
      checkUnchanged(path, this.#file, file);
    } catch (error) {
      const why = (error as Error).message.replaceAll(/\s*\n\s*/g, ' ');
      this.#fileTrouble = `the servers are those of an earlier ${path}: ${why}`;
      logger.error({ file: path, why }, 'the file of the cluster cannot be used, the view stays as it was');
      return;
    }
    this.#fileTrouble = undefined;
    this.#file = file;
    this.#publish();
    logger.info({ file: path, servers: serversOf(file).length }, 'the file of the cluster was read again');
    for (const { id, role } of this.#own.values()) {
      if (role === 'server' && !serversOf(file).some((server) => server.id === id)) {
        logger.warn({ id, file: path }, 'this server is not in the file any more: it owns no app');
      }
    }
  }

  /** A server is what the file says that it is; one that is something else would take lines that nobody asks it for. */
  #checkServer({ id, zone, address }: Member, action: string): void {
    const { file: path } = this.#options;
    const refuse = (whatIs: string, expected: string): never => {
      throw new RegistryError(cannot(action, whatIs, expected), { code: 'read_only' });
    };
    const advertised = dialAddress(address) ?? address;
    const found = serversOf(this.#file).find((server) => server.address === advertised);
    if (found === undefined) {
      const known = this.#file.zones.get(zone) ?? [];
      const expected = known.length === 0 ? `a server of zone ${quoted(zone)} in it` : listed(known);
      refuse(`its address ${quoted(address)} is not in ${path}`, expected);
    } else if (found.zone !== zone) {
      refuse(
        `its zone is ${quoted(zone)}`,
        `${quoted(found.zone)}, where ${path} has its address ${quoted(address)}`,
      );
    } else if (found.id !== id) {
      refuse('a server of a static cluster is known by its address', `the id ${quoted(found.id)}`);
    }
  }

  /** The same object where nothing changed. */
  #publish(): void {
    const others = [...this.#own.values()].filter(({ role }) => role !== 'server');
    const members = [...serversOf(this.#file), ...others].sort(compareMembers);
    if (JSON.stringify(members) === JSON.stringify(this.#view.members)) return;
    this.#view = { epoch: this.#view.epoch + 1, members };
    if (!this.#isClosed) this.#listeners.emit(this.#view);
  }
}

/** The file at a path. @throws ConfigError */
async function readClusterFile(path: string): Promise<ClusterFile> {
  const unusable = (problem: string): ConfigError => new ConfigError([{ setting: path, problem }]);
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > FILE_BYTES_MAX) throw unusable(`has ${size} bytes, expected at most ${FILE_BYTES_MAX}`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw unusable(`cannot be read: ${(error as Error).message}`);
  }
  const result = parseClusterFile(text, path);
  if (!result.ok) throw new ConfigError(result.problems);
  return result.file;
}

/** What a running process cannot change: drains would have to move, and cursors name the cluster. */
function checkUnchanged(path: string, before: ClusterFile, after: ClusterFile): void {
  const problems = (['cluster', 'controller'] as const)
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      setting: `${path} ${key}`,
      problem: `is ${quoted(after[key] ?? 'nothing')}, expected ${quoted(before[key] ?? 'nothing')} until all processes are started again`,
    }));
  if (problems.length > 0) throw new ConfigError(problems);
}

async function openSettings(
  options: StaticRegistryOptions,
  { cluster, controller }: ClusterFile,
): Promise<SettingsStore> {
  const { self, dataDir, tls, logger } = options;
  if (controller === undefined) return new NoSettings();
  const own = self?.role === 'controller' ? self.addresses : [];
  if (!(await isOwnAddress(controller, own))) {
    return new RemoteSettings({
      address: controller,
      cluster,
      tls,
      logger,
      random: Math.random,
      ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
    });
  }
  if (dataDir === undefined) {
    const whatIs = `this is the controller ${controller}, and it has no folder for them`;
    throw new LogError(cannot('keep drains and limits', whatIs, '--data DIR'), { code: 'no_data_folder' });
  }
  return EmbeddedRegistry.open(join(dataDir, 'registry'));
}

function serversOf({ zones }: ClusterFile): Member[] {
  const servers = [...zones].flatMap(([zone, addresses]) =>
    addresses.map(
      (address): Member => ({
        id: address,
        role: 'server',
        zone,
        address,
        state: 'up',
        incarnation: INCARNATION,
        version: PROTOCOL_VERSION,
      }),
    ),
  );
  return servers.sort(compareMembers);
}

function compareMembers(a: Member, b: Member): number {
  return compareText(a.zone, b.zone) || compareText(a.id, b.id) || compareText(a.role, b.role);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listed(addresses: readonly string[]): string {
  return addresses.length === 1
    ? quoted(addresses[0] ?? '')
    : `one of ${addresses.map((text) => quoted(text)).join(', ')}`;
}
