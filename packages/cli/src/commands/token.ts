// `tailrace token` and `token key`: makes tokens and the key that they are signed with. It talks to no cluster.
// Not here: what the claims mean (docs/tokens.md) and how they are checked (the traffic controller).
import { readFileSync, writeFileSync } from 'node:fs';
import { parseDuration } from '@tailrace/core/durations';
import { LogError } from '@tailrace/core/errors';
import {
  APPS_MAX,
  parsePatterns,
  RIGHTS,
  type Right,
  SUBJECT_CHARS_MAX,
} from '@tailrace/traffic-controller/token-grant';
import { newTokenKeyText, parseTokenKey } from '@tailrace/traffic-controller/token-key';
import { TOKEN_CHARS_MAX } from '@tailrace/traffic-controller/token-verifier';
import { SignJWT } from 'jose';
import { CliError, EXIT } from '../exit-codes.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CommandContext } from './command-context.ts';
import type { TokenFlags } from './token.flags.ts';

const TTL_DEFAULT = '1h';
/** Longer than this is a slip: nobody can take a token back before its end. */
const TTL_MS_MAX = 10 * 365 * 86_400_000;

/** Prints one token. */
export async function printToken(flags: TokenFlags, context: CommandContext): Promise<void> {
  if ((flags.subject?.length ?? 0) > SUBJECT_CHARS_MAX)
    throw refused('the subject is too long', `at most ${SUBJECT_CHARS_MAX} characters`);
  const rights = readRights(flags.rights);
  const apps = readApps(flags.apps, rights);
  const expiresS = Math.floor((context.now() + readTtl(flags.ttl ?? TTL_DEFAULT)) / 1000);
  if (flags.key === undefined) {
    throw refused('there is no key', '--key FILE; "tailrace token key FILE" makes one');
  }
  const key = readKey(flags.key);
  const claims = {
    apps: [...apps],
    rights: [...rights],
    ...(flags.subject === undefined ? {} : { sub: flags.subject }),
    ...(flags.audience === undefined ? {} : { aud: flags.audience }),
    iat: Math.floor(context.now() / 1000),
    exp: expiresS,
  };
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
  if (token.length > TOKEN_CHARS_MAX) {
    throw refused(`it would be ${token.length} characters long`, `at most ${TOKEN_CHARS_MAX}: use patterns`);
  }
  context.output.stdout.write(`${token}\n`);
  if (!context.output.stderrIsTerminal) return;
  const whatFor = apps.length === 0 ? 'no app' : apps.join(', ');
  const until = new Date(expiresS * 1000).toISOString();
  context.output.stderr.write(`${rights.join(', ')} for ${escapeControls(whatFor)}, until ${until}\n`);
}

/** Makes a key file that only its owner can read, and never replaces one: tokens of the old key would be lost. */
export function makeKeyFile(file: string, context: CommandContext): void {
  try {
    writeFileSync(file, newTokenKeyText(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reasons: Readonly<Record<string, string>> = {
      EEXIST: 'there is such a file already, expected a new name',
      ENOENT: 'there is no such folder',
      EACCES: 'permission denied',
    };
    throw new CliError(`Cannot make the key file "${file}": ${reasons[code ?? ''] ?? String(code)}`);
  }
  context.output.stderr.write(`Key in ${escapeControls(file)}\n`);
}

function readRights(given: readonly string[] | undefined): readonly Right[] {
  const words = splitList(given);
  const unknown = words.find((word) => !RIGHTS.some((right) => right === word));
  const expected = `--rights with ${RIGHTS.join(', ')}`;
  if (unknown !== undefined) throw refused(`"${unknown}" is no right`, expected);
  if (words.length === 0) throw refused('there is no right', expected);
  return RIGHTS.filter((right) => words.includes(right));
}

function readApps(given: readonly string[] | undefined, rights: readonly Right[]): readonly string[] {
  const apps = [...new Set(splitList(given))];
  const unusable = apps.find((app) => parsePatterns([app]) === undefined);
  if (unusable !== undefined) {
    throw refused(`"${unusable}" fits no app`, '1 to 255 bytes of printable UTF-8 without "/"');
  }
  if (apps.length > APPS_MAX)
    throw refused(`there are ${apps.length} apps`, `at most ${APPS_MAX}: use patterns`);
  // The status needs no app.
  if (apps.length === 0 && !rights.includes('admin'))
    throw refused('there is no app', "--apps, such as web or '*'");
  return apps;
}

function readTtl(text: string): number {
  let ttlMs = 0;
  try {
    ttlMs = parseDuration(text);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
  if (ttlMs >= 1000 && ttlMs <= TTL_MS_MAX) return ttlMs;
  throw refused(`--ttl is "${text}"`, 'a time from 1s to 3650d, such as 15m or 12h');
}

function readKey(file: string): Buffer {
  let contents: Buffer;
  try {
    contents = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'permission denied' : String(code);
    throw new CliError(`Cannot read the key file "${file}": ${what}`, {
      exitCode: EXIT.usage,
      hint: 'Make one with "tailrace token key FILE", and give it to the controllers as --token-key FILE.',
    });
  }
  try {
    return parseTokenKey(file, contents);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw new CliError(error.message, { exitCode: EXIT.usage, cause: error });
  }
}

function splitList(given: readonly string[] | undefined): readonly string[] {
  return (given ?? [])
    .flatMap((text) => text.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function refused(whatIs: string, expected: string): CliError {
  return new CliError(`Cannot make the token: ${whatIs}, expected ${expected}`, { exitCode: EXIT.usage });
}
