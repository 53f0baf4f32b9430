// Name, flags and help of `tailrace up`, made from the table of its settings. The work is in up.ts.
import type { Command } from 'commander';
import { environmentName } from '../settings/setting.ts';
import { upSettings } from '../settings/up-settings.ts';
import { addExamples, type CommandContext } from './command-context.ts';
import { addSettingOptions } from './setting-options.ts';

const explanation = `
Every address takes port 0, any free port; the one that was bound is printed.
Settings come from flags, then from the environment (${environmentName('http')} for
--http, and so on), then from the file of --config, where names are those of the
flags without dashes. docs/configuration.md has each with its range.

Without TLS and tokens it listens on loopback only, unless --insecure is given.
\`tailrace certs init\` makes the certificate up.crt, \`tailrace token key\` a key.

Exit status: 0 stopped, 1 failure, 2 a setting is wrong.
`;

/** Declares `up`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program.command('up').description('Run a whole cluster here: two zones, in one process.');
  addExamples(command, [
    'tailrace up',
    'tailrace up --http 127.0.0.1:9090 --data /var/lib/tailrace',
    'tailrace up --syslog "tcp://127.0.0.1:1514?app=router" --default-limit-lines 1000',
    'tailrace up --http 0.0.0.0:8080 --tls-cert certs/up.crt --tls-key certs/up.key --tls-ca certs/ca.crt --token-key token.key',
  ]);
  addSettingOptions(command, upSettings);
  command.addHelpText('after', explanation);
  command.action(async (flags: Readonly<Record<string, unknown>>) => {
    const { runUp } = await import('./up.ts');
    process.exitCode = await runUp(flags, context);
  });
}
