// Turns what the NATS client throws into our errors: the only place that knows its classes, codes and texts.
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { cannot, LogError } from '@tailrace/core/errors';
import { RegistryError } from '@tailrace/core/registry';
import type { NatsRegistryOptions } from './nats-options.ts';

/** "JetStream not enabled" beside the account's 10039: the whole server has none. */
const jetStreamNotEnabled = 10076;
/** "replicas > 1 not supported in non-clustered mode". */
const replicasUnsupported = 10074;
/** "no suitable peers for placement": fewer servers than replicas. */
const noSuitablePeers = 10005;
/** "insufficient resources". */
const insufficientResources = 10023;
/** "JetStream system temporarily unavailable". */
const temporarilyUnavailable = 10008;

/** "subjects overlap with an existing stream". */
const subjectsOverlap = 10065;

/** True: the key changed since it was read, so the write was refused. */
export function isWrongRevision(error: unknown): boolean {
  return (
    hasApiCode(error, JetStreamApiCodes.StreamWrongLastSequence) ||
    hasApiCode(error, JetStreamApiCodes.StreamWrongLastSequenceUnknown)
  );
}

/** True: there is no such bucket. */
export function isMissingStream(error: unknown): boolean {
  return hasApiCode(error, JetStreamApiCodes.StreamNotFound);
}

/** True: another stream has the subjects of this bucket, or another process is just making the same bucket: the answer is the same. */
export function isSubjectsTaken(error: unknown): boolean {
  return hasApiCode(error, subjectsOverlap);
}

/** True: trying again a little later may help, because NATS, or another server of its cluster, is only starting. */
export function isStarting(error: unknown): boolean {
  return (
    hasApiCode(error, temporarilyUnavailable) ||
    hasApiCode(error, noSuitablePeers) ||
    hasApiCode(error, insufficientResources) ||
    error instanceof errors.TimeoutError ||
    (error instanceof errors.ConnectionError && !isTlsError(error)) ||
    isSocketError(error)
  );
}

/** What went wrong at the start, in words that say what to do. */
export function toOpenError(
  error: unknown,
  { servers, replicas, tls }: Pick<NatsRegistryOptions, 'servers' | 'replicas' | 'tls'>,
): LogError {
  const usesTls = tls !== undefined;
  if (error instanceof LogError) return error;
  const action = `use the registry at nats://${servers.join(',')}`;
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError) {
    return openError(
      cannot(action, `NATS refuses these credentials (${error.message})`),
      'nats_refused',
      error,
    );
  }
  if (error instanceof errors.PermissionViolationError) {
    return openError(cannot(action, error.message, 'that right for this user'), 'nats_refused', error);
  }
  if (isTlsError(error)) {
    const whatIs = `the TLS handshake failed (${textOf(error)})`;
    return openError(cannot(action, whatIs, 'certificates that each other accepts'), 'nats_refused', error);
  }
  if (isNotEnabled(error)) {
    return openError(
      cannot(action, 'JetStream is off for it', 'a nats-server with -js or a jetstream block'),
      'nats_unusable',
      error,
    );
  }
  if (isTooManyReplicas(error)) {
    return openError(
      cannot(
        action,
        `it cannot keep ${replicas} copies (${textOf(error)})`,
        'no more replicas than the NATS cluster has servers',
      ),
      'nats_unusable',
      error,
      isStarting(error),
    );
  }
  if (isStarting(error)) {
    const whatIs = `no server answers (${textOf(error)})`;
    // With TLS 1.3 a client is only cut off when its certificate is missing or refused.
    const expected = `a NATS server that runs${usesTls ? ', and takes the certificate of this process' : ''}`;
    return openError(cannot(action, whatIs, expected), 'nats_unreachable', error, true);
  }
  return openError(cannot(action, textOf(error)), 'nats_unusable', error);
}

/** A write or read of somebody that NATS did not do: `unavailable`. */
export function toRegistryError(error: unknown, action: string): RegistryError {
  if (error instanceof RegistryError) return error;
  const isUnsure = error instanceof errors.TimeoutError;
  const whatIs = isUnsure ? 'NATS did not answer in time, so it may or may not have happened' : textOf(error);
  return new RegistryError(cannot(action, whatIs, 'a NATS that answers'), {
    code: 'unavailable',
    cause: error,
  });
}

/** The message of an error, with that of its cause where its own says little. */
export function textOf(error: unknown): string {
  if (isNotEnabled(error)) return 'JetStream does not answer';
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error && error.cause.message !== error.message ? error.cause.message : '';
  return cause === '' ? error.message : `${error.message}: ${cause}`;
}

function isNotEnabled(error: unknown): boolean {
  return (
    hasApiCode(error, JetStreamApiCodes.JetStreamNotEnabledForAccount) ||
    hasApiCode(error, jetStreamNotEnabled) ||
    (error instanceof Error && error.name === 'JetStreamNotEnabled')
  );
}

function isTooManyReplicas(error: unknown): boolean {
  return [replicasUnsupported, noSuitablePeers, insufficientResources].some((code) =>
    hasApiCode(error, code),
  );
}

function hasApiCode(error: unknown, code: number): boolean {
  return error instanceof JetStreamApiError && error.code === code;
}

function isSocketError(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/.test(code);
}

/** Node says so in the code, the client in the text. */
function isTlsError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return /CERT|VERIFY|SELF_SIGNED|^ERR_(TLS|SSL)/.test(code) || /\b(tls|certificate)\b/i.test(error.message);
}

function openError(message: string, code: string, cause: unknown, retryable = false): LogError {
  return new LogError(message, { code, cause, retryable });
}
