// The frame around every role: reads its settings, waits for the registry, runs the role until a signal, and ends within the
// grace. What a role does is in the file of its name.
import { cannot, quoted } from '@tailrace/core/errors';
import type { RoleHealth } from '@tailrace/core/role-health';
import { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { CommandContext } from '../commands/command-context.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { Deadline } from '../process/deadline.ts';
import { reloadAtHangup } from '../process/hangup.ts';
import { letHeapGrow } from '../process/heap-growth.ts';
import { ProcessEvents } from '../process/process-events.ts';
import { openProgramLog } from '../process/program-log.ts';
import { boundYoungGeneration } from '../process/young-generation.ts';
import { type OpenedRegistry, openRegistry } from '../registry/open-registry.ts';
import { ConfigError } from '../settings/config-error.ts';
import { loadConfig } from '../settings/load-config.ts';
import type { RoleConfig } from '../settings/role-config.ts';
import { versionText } from '../version-text.ts';
import { processMetricsText } from './process-metrics.ts';
import type { RoleDefinition, RunningRole } from './running-role.ts';
import { StatePages } from './state-pages.ts';

/** A handle that somebody forgot must not keep a stopped program alive. */
const exitAnywayMs = 2000;
/** What is kept of the grace for giving the registry back. */
const registryReserveMs = 500;

/** Runs a role until it is stopped; resolves to the exit status. */
export async function runRole<Config extends RoleConfig>(
  definition: RoleDefinition<Config>,
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const config = orUsageError(() => loadConfig(definition.source, flags, context.env));
  const log = openProgramLog(config.logLevel);
  const keepHeap = letHeapGrow();
  const keepYoung = boundYoungGeneration();
  const stopping = new AbortController();
  let isLost = false;
  const role = new RoleProcess(definition, config, log.logger, () => {
    isLost = true;
    stopping.abort('another process has joined with its id');
  });
  const events = new ProcessEvents({
    logger: log.logger,
    flush: log.flush,
    stateDump: () => role.stateDump(),
    onHangup: reloadAtHangup(() => role.reload()),
  });
  const stopped = new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
  void events.stopRequested.then((signal) => stopping.abort(signal));
  try {
    await role.start(stopping.signal);
    await stopped;
    const isClean = await role.stop(stopping.signal.reason);
    if (isLost) throw role.lostError();
    return isClean ? EXIT.ok : EXIT.failure;
  } catch (error) {
    await role.stop('a start that failed');
    if (isLost) throw role.lostError();
    if (stopping.signal.aborted) return EXIT.ok;
    throw toCliError(error);
  } finally {
    log.flush();
    events.close();
    keepHeap();
    keepYoung();
    setTimeout(() => process.exit(), exitAnywayMs).unref();
  }
}

/** What one process of a role consists of, in the order in which it is opened. */
class RoleProcess<Config extends RoleConfig> {
  readonly #definition: RoleDefinition<Config>;
  readonly #config: Config;
  readonly #id: string;
  readonly #logger: Logger;
  readonly #pages: StatePages;
  #tls: TlsFiles | undefined;
  #registry: OpenedRegistry | undefined;
  #role: RunningRole | undefined;
  readonly #onLost: () => void;
  #isUp = false;
  #stopped: Promise<boolean> | undefined;

  constructor(definition: RoleDefinition<Config>, config: Config, logger: Logger, onLost: () => void) {
    this.#onLost = onLost;
    this.#definition = definition;
    this.#config = config;
    this.#id = definition.idOf?.(config) ?? config.id;
    this.#logger = logger.child({ role: definition.role, zone: config.zone, id: this.#id });
    this.#pages = new StatePages({
      health: () => this.health,
      metrics: () => this.#role?.metrics,
      processMetrics: () => this.#metricsText(),
    });
  }

  /** What the role says of itself, and what it does not know of. */
  get health(): RoleHealth {
    const { reasons, warnings } = this.#role?.health ?? {
      reasons: ['it waits for the registry'],
      warnings: [],
    };
    const trouble = this.#tls?.trouble;
    return { reasons, warnings: trouble === undefined ? warnings : [...warnings, `TLS: ${trouble}`] };
  }

  /** Rejects when something cannot be opened, or the signal comes before everything is. */
  async start(signal: AbortSignal): Promise<void> {
    const config = this.#config;
    const version = versionText();
    const shown = this.#definition.shown?.(config) ?? config;
    this.#logger.info({ config: shown, version }, 'the settings as they are used');
    // First, so that probes are answered while the registry is waited for.
    const metrics = config.metrics === undefined ? undefined : await this.#pages.listen(config.metrics);
    if (config.tls !== undefined) {
      this.#tls = await TlsFiles.load(config.tls, this.#logger);
      this.#tls.assertRole(this.#definition.role);
    }
    const { prepare } = this.#definition;
    const create = await prepare({
      config,
      tls: this.#tls,
      logger: this.#logger,
      version,
      onLost: this.#onLost,
    });
    this.#registry = await this.#openRegistry(signal);
    this.#role = await create(this.#registry);
    const addresses = await this.#role.start();
    signal.throwIfAborted();
    this.#isUp = true;
    const bound = { ...addresses, ...(metrics === undefined ? {} : { metrics }), version };
    this.#logger.info(bound, `the ${this.#definition.title} is up`);
  }

  /** What ends a process whose id another one has taken over. */
  lostError(): CliError {
    const { title } = this.#definition;
    const whatIs = 'another process has joined with this id';
    const expected = 'an id of its own for each process (--id)';
    return new CliError(cannot(`go on as the ${title} ${quoted(this.#id)}`, whatIs, expected));
  }

  /** Gives everything back; resolves to whether that was done in time and no line was lost. Calling it again does nothing. */
  stop(why: string): Promise<boolean> {
    this.#stopped ??= this.#stop(why);
    return this.#stopped;
  }

  async #stop(why: string): Promise<boolean> {
    const { graceMs } = this.#config;
    const deadline = new Deadline(graceMs);
    if (this.#isUp) this.#logger.info({ why, graceMs }, `the ${this.#definition.title} stops`);
    const isClean = (await this.#role?.stop(Math.max(0, graceMs - registryReserveMs))) ?? true;
    const closed = this.#registry?.registry.close();
    if (closed !== undefined) await new Deadline(Math.max(registryReserveMs, deadline.leftMs)).meets(closed);
    await this.#pages.close();
    this.#tls?.close();
    if (!isClean)
      this.#logger.error(cannot('stop cleanly', `${graceMs} ms were not enough`, 'a longer --grace'));
    else if (this.#isUp) this.#logger.info(`the ${this.#definition.title} has stopped`);
    return isClean;
  }

  /** What SIGHUP does: everything that is in files is looked at now. */
  reload(): void {
    const { reload } = this.#registry ?? {};
    this.#logger.info(
      { registry: reload !== undefined, tls: this.#tls !== undefined },
      'SIGHUP: files are read again',
    );
    void this.#tls?.poll();
    reload?.().catch((error: unknown) =>
      this.#logger.error({ err: error }, 'Cannot read the registry again'),
    );
  }

  stateDump(): object {
    const registry = this.#registry?.registry;
    return {
      role: this.#definition.role,
      health: this.health,
      registry: registry === undefined ? null : { trouble: registry.trouble ?? null, view: registry.view() },
      state: this.#role?.stateDump(),
    };
  }

  #metricsText(): string {
    const registry = this.#registry?.registry;
    return processMetricsText({
      ...(registry === undefined ? {} : { registry }),
      ...(this.#tls === undefined ? {} : { tls: this.#tls }),
    });
  }

  #openRegistry(signal: AbortSignal): Promise<OpenedRegistry> {
    const { zone, registry } = this.#config;
    const { role, addressesOf, dataDirOf } = this.#definition;
    const dataDir = dataDirOf?.(this.#config);
    return openRegistry(registry, {
      role,
      id: this.#id,
      zone,
      addresses: addressesOf(this.#config),
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(this.#tls === undefined ? {} : { tls: this.#tls }),
      logger: this.#logger,
      signal,
    });
  }
}

function orUsageError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw toCliError(error);
  }
}

function toCliError(error: unknown): CliError {
  if (error instanceof ConfigError)
    return new CliError(error.message, { exitCode: EXIT.usage, cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new CliError(message.replaceAll(/\s*\n\s*/g, ' '), { cause: error });
}
