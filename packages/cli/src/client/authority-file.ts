// The file of --ca: whose certificates an https controller may have. Whether one is good is decided where connections are made.
import { readFileSync } from 'node:fs';
import { CliError, EXIT } from '../exit-codes.ts';

/** Its text; read anew for each connection. Throws CliError (usage) for a file that cannot be read or holds no certificate. */
export function readAuthorityFile(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'permission denied' : String(code);
    throw usage(`Cannot read the authorities in "${file}": ${what}`, error);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw usage(`Cannot use the authorities in "${file}": there is no certificate in it, expected PEM`);
}

function usage(message: string, cause?: unknown): CliError {
  return new CliError(message, { exitCode: EXIT.usage, cause });
}
