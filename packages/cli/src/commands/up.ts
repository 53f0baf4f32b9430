// `tailrace up`: reads its settings, takes the data folder, runs the cluster until a signal, and says what it does on the way.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { CliError, EXIT } from '../exit-codes.ts';
import { reloadAtHangup } from '../process/hangup.ts';
import { letHeapGrow } from '../process/heap-growth.ts';
import { ProcessEvents } from '../process/process-events.ts';
import { openProgramLog } from '../process/program-log.ts';
import { boundYoungGeneration } from '../process/young-generation.ts';
import { EmbeddedRegistry } from '../registry/embedded-registry.ts';
import { withoutSecrets } from '../roles/token-keys.ts';
import { ConfigError } from '../settings/config-error.ts';
import { loadUpConfig } from '../settings/load-up-config.ts';
import type { UpConfig } from '../settings/up-config.ts';
import { bannerText } from '../up/banner.ts';
import { senderFiles } from '../up/sender-files.ts';
import { UpProcess } from '../up/up-process.ts';
import { versionText } from '../version-text.ts';
import type { CommandContext } from './command-context.ts';

/** A handle that somebody forgot must not keep a stopped program alive. */
const exitAnywayMs = 2000;

/** Runs until it is stopped; resolves to the exit status. */
export async function runUp(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const config = readConfig(flags, context);
  const { stdout, stderr } = context.output;
  const log = openProgramLog(config.logLevel);
  const keepHeap = letHeapGrow();
  const keepYoung = boundYoungGeneration();
  const registry = await openRegistry(config);
  const version = versionText();
  const up = new UpProcess({ config, registry, logger: log.logger, version });
  const hasFiles =
    config.tls !== undefined || config.tokenKeyFile !== undefined || config.tokenJwks !== undefined;
  const events = new ProcessEvents({
    logger: log.logger,
    flush: log.flush,
    stateDump: () => up.stateDump(),
    ...(hasFiles ? { onHangup: reloadAtHangup(() => up.reload()) } : {}),
  });
  try {
    log.logger.info({ config: withoutSecrets(config) }, 'the settings as they are used');
    const addresses = await up.start();
    stdout.write(
      bannerText(addresses, {
        version,
        dataDir: config.dataDir,
        ...(config.tls === undefined ? {} : { sender: senderFiles(config.tls) }),
        tokens: config,
        currentDir: process.cwd(),
        program: context.env['npm_execpath'] === undefined ? 'tailrace' : 'npx tailrace',
      }),
    );
    const signal = await events.stopRequested;
    const again = signal === 'SIGINT' ? ' (Ctrl-C again: at once)' : '';
    stderr.write(`Stopping …${again}\n`);
    const isClean = await up.stop(config.graceMs);
    if (isClean) stderr.write('Stopped; lines, drains and limits are kept\n');
    else
      stderr.write(
        `tailrace: Cannot stop cleanly within ${config.graceMs / 1000} s: some lines may be lost\n`,
      );
    return isClean ? EXIT.ok : EXIT.failure;
  } catch (error) {
    throw new CliError(oneLine(error), { cause: error, ...hintFor(error) });
  } finally {
    await up.close();
    await registry.close();
    log.flush();
    events.close();
    keepHeap();
    keepYoung();
    setTimeout(() => process.exit(), exitAnywayMs).unref();
  }
}

function readConfig(flags: Readonly<Record<string, unknown>>, context: CommandContext): UpConfig {
  try {
    return loadUpConfig(flags, context.env);
  } catch (error) {
    if (error instanceof ConfigError)
      throw new CliError(error.message, { exitCode: EXIT.usage, cause: error });
    throw error;
  }
}

async function openRegistry(config: UpConfig): Promise<EmbeddedRegistry> {
  try {
    await mkdir(config.dataDir, { recursive: true });
  } catch (error) {
    throw new CliError(
      cannot(
        `use the data folder ${quoted(config.dataDir)} (--data)`,
        oneLine(error),
        'a folder that can be written to',
      ),
      { cause: error },
    );
  }
  try {
    return EmbeddedRegistry.open(join(config.dataDir, 'registry'));
  } catch (error) {
    throw new CliError(oneLine(error), { cause: error });
  }
}

/** Certificates of a single role are what most people have. */
function hintFor(error: unknown): { readonly hint?: string } {
  if (!(error instanceof LogError) || error.code !== 'tls_unusable') return {};
  return {
    hint: '`tailrace certs init` makes up.crt and up.key, which have the names of all roles that this process plays.',
  };
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
}
