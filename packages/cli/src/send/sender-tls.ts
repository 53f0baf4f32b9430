// The certificate with which `pipe` and `run` show themselves to an agent. Loaded only where there is one: these two start fast.
import type { TlsFiles, TlsPaths } from '@tailrace/transport/tls-files';
import { CliError, EXIT } from '../exit-codes.ts';

/** A sender may run for months; there are many of them, so they look at their files less often than a role does. */
const POLL_MS = 60_000;

/** Silent: standard error is the program's, and what matters is said where lines are not delivered. */
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** @throws CliError with status 2 for files that cannot be used */
export async function openSenderTls(paths: TlsPaths | undefined): Promise<TlsFiles | undefined> {
  if (paths === undefined) return undefined;
  const { TlsFiles } = await import('@tailrace/transport/tls-files');
  try {
    return await TlsFiles.load(paths, noLog, { pollMs: POLL_MS });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError(message, { exitCode: EXIT.usage, cause: error });
  }
}
