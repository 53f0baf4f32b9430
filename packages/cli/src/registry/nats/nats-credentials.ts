// How a process proves to NATS who it is: secrets come from files, which are read again at every connection, so that they
// can be changed while it runs. Nothing here is ever logged.
import { readFileSync } from 'node:fs';
import {
  type Authenticator,
  credsAuthenticator,
  type NodeConnectionOptions,
  tokenAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';
import { cannot, LogError } from '@tailrace/core/errors';
import type { NatsRegistryOptions } from './nats-options.ts';

/**
 * The part of the client's options that is about identity and encryption.
 * @throws LogError `bad_nats_credentials` when a file cannot be read or two ways are given at once
 */
export function readCredentials(
  options: NatsRegistryOptions,
): Pick<NodeConnectionOptions, 'authenticator' | 'tls'> {
  const authenticator = createAuthenticator(options);
  const { tls } = options;
  // The client reads these files itself, also at every reconnection, but only complains then.
  for (const path of [tls?.ca, tls?.cert, tls?.key]) if (path !== undefined) new SecretFile(path);
  return {
    ...(authenticator === undefined ? {} : { authenticator }),
    ...(tls === undefined
      ? {}
      : {
          tls: {
            ...(tls.ca === undefined ? {} : { caFile: tls.ca }),
            ...(tls.cert === undefined ? {} : { certFile: tls.cert }),
            ...(tls.key === undefined ? {} : { keyFile: tls.key }),
          },
        }),
  };
}

function createAuthenticator(options: NatsRegistryOptions): Authenticator | undefined {
  const { user, passwordFile, tokenFile, credsFile } = options;
  const ways = [user ?? passwordFile, tokenFile, credsFile].filter((way) => way !== undefined);
  if (ways.length > 1) {
    throw badCredentials('more than one of user, token and credentials file is given', 'one of them');
  }
  if ((user === undefined) !== (passwordFile === undefined)) {
    throw badCredentials(
      user === undefined
        ? 'there is a password file without a user'
        : 'there is a user without a password file',
      'both',
    );
  }
  if (user !== undefined && passwordFile !== undefined) {
    const file = new SecretFile(passwordFile);
    return usernamePasswordAuthenticator(user, () => file.read().toString().trim());
  }
  if (tokenFile !== undefined) {
    const file = new SecretFile(tokenFile);
    return tokenAuthenticator(() => file.read().toString().trim());
  }
  if (credsFile !== undefined) {
    const file = new SecretFile(credsFile);
    return credsAuthenticator(() => file.read());
  }
  return undefined;
}

/** A file that could be read once; while it cannot be read later, what it held last counts. */
class SecretFile {
  readonly #path: string;
  #last: Buffer;

  constructor(path: string) {
    this.#path = path;
    try {
      this.#last = readFileSync(path);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw badCredentials(message, 'a file that can be read');
    }
  }

  /** The client would close the connection for good if this threw. */
  read(): Buffer {
    try {
      this.#last = readFileSync(this.#path);
    } catch {
      // It is being replaced, or was taken away: what was read before is the best guess.
    }
    return this.#last;
  }
}

function badCredentials(whatIs: string, expected: string): LogError {
  return new LogError(cannot('use these NATS credentials', whatIs, expected), {
    code: 'bad_nats_credentials',
  });
}
