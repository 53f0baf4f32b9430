// The keys of tokens for whoever runs a traffic controller: opened as the settings say, and how they may be logged.
import { TokenVerifier } from '@tailrace/traffic-controller/token-verifier';
import type { Logger } from 'pino';
import type { TokenConfig } from '../settings/protection-values.ts';

/**
 * Undefined where tokens are off.
 *
 * @throws LogError where a file cannot be used
 */
export async function openTokens(
  { tokenKeyFile: keyFile, tokenJwks: jwks, tokenAudience: audience }: TokenConfig,
  logger: Logger,
): Promise<TokenVerifier | undefined> {
  if (keyFile === undefined && jwks === undefined) return undefined;
  return TokenVerifier.open({
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(jwks === undefined ? {} : { jwks }),
    ...(audience === undefined ? {} : { audience }),
    logger,
  });
}

/** A configuration as the log may show it: the query of a URL may hold a secret. */
export function withoutSecrets<Config extends TokenConfig>(config: Config): Config {
  const { tokenJwks } = config;
  return tokenJwks === undefined ? config : { ...config, tokenJwks: tokenJwks.replace(/\?.*$/s, '') };
}
