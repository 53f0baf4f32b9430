// Names, flags and help of `tailrace certs`. The work is in certs.ts.
import type { Command } from 'commander';
import {
  addExamples,
  addTableOptions,
  type CommandContext,
  collect,
  type TableFlags,
  wholeNumber,
} from './command-context.ts';

/** Flags of `certs init` and `certs renew`. */
export interface CertsFlags {
  readonly name?: readonly string[];
  readonly service?: readonly string[];
  readonly days?: number;
  readonly force?: boolean;
  readonly ifMissing?: boolean;
}

const explanation = `
The folder gets ca.crt and ca.key, and a certificate with its key for each
role: server, agent, controller, and client for programs that write to agents;
and one for \`tailrace up\`, which plays the first three in one process.
A certificate names its role in its DNS names (server.tailrace.internal), so
that members know each other at any address; host names and addresses are for
those who dial the traffic controller or an agent by them. --service nats adds
a certificate for the host name nats that names no role.
Whoever holds ca.key can make members. Only \`certs renew\` needs it.
`;

/** Declares `certs` and its subcommands. */
export function declare(program: Command, context: CommandContext): void {
  const certs = program
    .command('certs')
    .description('Make and show the certificates of a cluster.')
    .addHelpText('after', explanation);
  addExamples(certs, [
    'tailrace certs init ./certs --name logs.example.com',
    'tailrace certs show ./certs',
    'tailrace certs renew ./certs',
  ]);
  const init = certs
    .command('init')
    .description('Make an authority and a certificate for each role.')
    .argument('<dir>', 'folder; made if it is not there')
    .addHelpText('after', explanation);
  addExamples(init, ['tailrace certs init ./certs --name logs.example.com --name 10.0.0.7']);
  addWishes(init);
  init.option('--force', 'replace what is there, the authority too');
  init.option('--if-missing', 'make only what is not there, and succeed if everything is');
  init.action(async (dir: string, flags: CertsFlags) => {
    const { initCertificates } = await import('./certs.ts');
    await initCertificates(dir, flags, context);
  });
  const renew = certs
    .command('renew')
    .description('Issue every certificate anew, with the same authority and the names it had.')
    .argument('<dir>', 'folder of `certs init`');
  addExamples(renew, ['tailrace certs renew ./certs --days 90']);
  addWishes(renew);
  renew.action(async (dir: string, flags: CertsFlags) => {
    const { renewCertificates } = await import('./certs.ts');
    await renewCertificates(dir, flags, context);
  });
  const show = certs
    .command('show')
    .description('Show the roles, names and end of certificates.')
    .argument('<path>', 'a file, or a folder with .crt and .pem files');
  addExamples(show, ['tailrace certs show ./certs', 'tailrace certs show server.crt --json']);
  addTableOptions(show);
  show.action(async (path: string, flags: TableFlags) => {
    const { showCertificates } = await import('./certs.ts');
    await showCertificates(path, flags, context);
  });
}

function addWishes(command: Command): void {
  command.option('--name <host>', 'further host name or address; repeatable', collect);
  command.option('--service <host>', 'program without a role, such as a NATS server; repeatable', collect);
  command.option('--days <n>', 'days that the certificates are valid (default 365)', wholeNumber(1));
}
