// Turns what goes wrong between this program and a controller into errors for people, with their exit status.
// The one place that knows Node's network errors and the controller's error body.
import { CliError, EXIT, type ExitCode } from '../exit-codes.ts';
import type { ControllerEndpoint } from './controller-endpoint.ts';
import { refusedTokenHint } from './token-file.ts';

/** The controller is there, what it stands for is not. */
const UNREACHABLE_CODES: ReadonlySet<string> = new Set([
  'zones_unreachable',
  'not_ready',
  'stopping',
  'registry_unavailable',
  'deadline_exceeded',
]);

/** What OpenSSL calls a certificate whose authority it does not know. */
const UNTRUSTED_CODES: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The controller answered and refused. `code` is its stable name for the reason, `status` the HTTP status. */
export class ControllerError extends CliError {
  override readonly name = 'ControllerError';
  readonly status: number;
  readonly code: string;

  constructor(message: string, options: { status: number; code: string; exitCode: ExitCode; hint?: string }) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get isRetryable(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The error of an answer whose status is 400 or above; `body` is its text. */
export function fromAnswer(status: number, body: string, endpoint: ControllerEndpoint): ControllerError {
  const { code, message } = parseBody(body);
  if (message === undefined) {
    const text = `Cannot use ${endpoint.text}: it answers with status ${status} and no reason`;
    const hint = 'Is this the address of a Tailrace traffic controller? --url names another one.';
    return new ControllerError(text, { status, code: 'unknown', exitCode: exitCodeOf(status, ''), hint });
  }
  const hint = status === 401 ? refusedTokenHint(endpoint.tokenFile, Date.now()) : undefined;
  return new ControllerError(message, {
    status,
    code,
    exitCode: exitCodeOf(status, code),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The error for a reader whose token came to its end while it read, and who has no other one. */
export function tokenExpired(endpoint: ControllerEndpoint): CliError {
  const where = endpoint.tokenFile === undefined ? '' : `, expected a new one in "${endpoint.tokenFile}"`;
  return new CliError(`Cannot go on reading from ${endpoint.text}: the token has expired${where}`, {
    exitCode: EXIT.notAllowed,
    hint: 'A token that is renewed in its file before it expires is used without a gap.',
  });
}

/** The error of a request that got no answer. */
export function fromNetworkError(error: unknown, endpoint: ControllerEndpoint): CliError {
  if (error instanceof CliError) return error;
  const hint = UNTRUSTED_CODES.has(errorCode(error) ?? '')
    ? 'Name the file with its authority with --ca or TAILRACE_CA.'
    : 'Start a cluster with "tailrace up", or name another controller with --url or TAILRACE_URL.';
  return new CliError(`Cannot reach the traffic controller at ${endpoint.text}: ${networkReason(error)}`, {
    exitCode: EXIT.unreachable,
    hint,
    cause: error,
  });
}

/** What went wrong on the way, in words. */
export function networkReason(error: unknown): string {
  const code = errorCode(error);
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection was closed';
    case 'ENOTFOUND':
      return 'there is no such host';
    case 'EAI_AGAIN':
      return 'the host name cannot be resolved at the moment';
    case 'ETIMEDOUT':
      return 'no answer in time';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no route to the host';
    case 'CERT_HAS_EXPIRED':
      return 'its certificate has expired';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'its certificate is for other names';
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return 'it does not speak TLS, expected an address that begins with http://';
    default:
      if (UNTRUSTED_CODES.has(code ?? '')) return 'its certificate is of an authority that is not trusted';
      return error instanceof Error && error.message !== '' ? error.message : (code ?? String(error));
  }
}

function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

function parseBody(body: string): { code: string; message: string | undefined } {
  try {
    const parsed = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } } | null;
    const code = parsed?.error?.code;
    const message = parsed?.error?.message;
    return {
      code: typeof code === 'string' ? code : 'unknown',
      message: typeof message === 'string' && message !== '' ? message : undefined,
    };
  } catch {
    return { code: 'unknown', message: undefined };
  }
}

function exitCodeOf(status: number, code: string): ExitCode {
  if (status === 401 || status === 403) return EXIT.notAllowed;
  if (status === 400) return EXIT.usage;
  return UNREACHABLE_CODES.has(code) ? EXIT.unreachable : EXIT.failure;
}
