// The flags that `pipe` and `run` share: which app, which instance, which agent. Light: it is loaded at every start, and
// checked by hand instead of by a schema, because these two must start fast.
import { validateAppId } from '@tailrace/core/app-id';
import type { TlsPaths } from '@tailrace/transport/tls-files';
import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.ts';
import { parseListenAddress } from '../settings/listen-address.ts';

/** Flags as commander gives them. */
export interface SenderFlags {
  readonly app: string;
  readonly instance?: string;
  readonly ingress?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsCa?: string;
}

/** Checked: where lines go and under which names. */
export interface SenderTarget {
  readonly app: string;
  readonly instanceId: string;
  /** HOST:PORT of an agent's gRPC port. */
  readonly address: string;
  /** The agent speaks TLS, and these are our files. */
  readonly tlsPaths?: TlsPaths;
}

const defaultAddress = '127.0.0.1:3458';
/** The scanner's bound for a source id holds for instances too; nobody has a longer one. */
const instanceBytesMax = 255;

/** Adds `--app`, `--instance`, `--ingress` and the files of TLS. */
export function addSenderOptions(command: Command): void {
  command.requiredOption('-a, --app <app>', 'app that the lines belong to');
  command.option('-I, --instance <id>', 'which of the processes of the app this is (default 0)');
  command.option('--ingress <address>', `agent to send to (TAILRACE_INGRESS; default ${defaultAddress})`);
  command.option('--tls-cert <file>', 'own certificate, for an agent with TLS (TAILRACE_TLS_CERT)');
  command.option('--tls-key <file>', 'its key (TAILRACE_TLS_KEY)');
  command.option('--tls-ca <file>', 'authorities of the agent (TAILRACE_TLS_CA)');
}

/**
 * Checks the flags.
 * @throws CliError with status 2 that names every problem
 */
export function parseSenderFlags(
  flags: SenderFlags,
  env: Readonly<Record<string, string | undefined>>,
): SenderTarget {
  const problems: string[] = [];
  const appProblem = validateAppId(flags.app);
  if (appProblem !== undefined) problems.push(`--app: ${appProblem}`);
  const instanceId = flags.instance ?? '0';
  if (instanceId === '' || Buffer.byteLength(instanceId) > instanceBytesMax) {
    problems.push(
      `--instance: has ${Buffer.byteLength(instanceId)} bytes, expected 1 to ${instanceBytesMax}`,
    );
  }
  const { given, from } = givenAddress(flags, env);
  const address = parseListenAddress(given);
  if (address === undefined || address.port === 0) {
    problems.push(`${from}: is ${JSON.stringify(given)}, expected HOST:PORT of an agent`);
  }
  const tlsPaths = tlsPathsOf(flags, env, problems);
  if (problems.length > 0) {
    const text = problems.length === 1 ? problems[0] : `\n  ${problems.join('\n  ')}`;
    throw new CliError(`Cannot send lines: ${text}`, { exitCode: EXIT.usage });
  }
  return { app: flags.app, instanceId, address: given, ...(tlsPaths === undefined ? {} : { tlsPaths }) };
}

/** All three files or none of them. */
function tlsPathsOf(
  flags: SenderFlags,
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): TlsPaths | undefined {
  const given = {
    cert: flags.tlsCert ?? env['TAILRACE_TLS_CERT'],
    key: flags.tlsKey ?? env['TAILRACE_TLS_KEY'],
    ca: flags.tlsCa ?? env['TAILRACE_TLS_CA'],
  };
  const { cert, key, ca } = given;
  if (cert && key && ca) return { cert, key, ca };
  const missing = Object.entries(given).flatMap(([name, path]) => (path ? [] : [`--tls-${name}`]));
  if (missing.length < 3)
    problems.push(`${missing.join(', ')}: is missing, expected beside the other files of TLS`);
  return undefined;
}

/** `up` takes a list with zones from the same variable: the first of it is the agent that a sender wants. */
function givenAddress(
  flags: SenderFlags,
  env: Readonly<Record<string, string | undefined>>,
): { readonly given: string; readonly from: string } {
  if (flags.ingress !== undefined) return { given: flags.ingress, from: '--ingress' };
  const first = env['TAILRACE_INGRESS']?.trim().split(/[\s,]+/)[0];
  if (first === undefined || first === '') return { given: defaultAddress, from: '--ingress' };
  return { given: first.replace(/^[^:=]*=/, ''), from: 'TAILRACE_INGRESS' };
}
