// Name, flags and help of `tailrace canary`. The work is in canary.ts.
import { type Command, Option } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import {
  addConnectionOptions,
  addExamples,
  type CommandContext,
  collect,
  wholeNumber,
} from './command-context.ts';

/** Flags of `canary` as commander gives them. */
export interface CanaryFlags extends ConnectionFlags {
  readonly app: string;
  readonly rate?: string;
  readonly duration?: string;
  readonly lines?: number;
  readonly size?: number;
  readonly instances?: number;
  readonly ingress?: readonly string[];
  readonly zone?: readonly string[];
  readonly settle?: string;
  readonly strict?: boolean;
  readonly output?: 'text' | 'json';
  readonly json?: boolean;
  readonly interval?: string;
  readonly metrics?: string;
  readonly quiet?: boolean;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsCa?: string;
}

const explanation = `
Lines are written through agents, as pipe does it, and read back through a
tail that reconnects and, at the end, through recent. Missing are lines that
an agent took, that did not come back, and that nobody said were dropped.
Ctrl-C ends the writing; lines on their way are waited for. Use an app of its
own: announced drops of other writers cannot be told from the canary's.

Exit status: 0 every line arrived or was announced as dropped (also after
Ctrl-C), 1 failure, 2 usage, 4 not allowed, 5 lines are missing or out of
order and nothing said so (--strict: or dropped, or duplicate), 6 the cluster
is unreachable, at the start or at the end, 130 Ctrl-C before the first line,
or a second time.
`;

/** Declares `canary`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('canary')
    .description('Write numbered lines, read them back, and account for every one.');
  addExamples(command, [
    'tailrace canary --app canary --rate 1000 --duration 1m',
    'tailrace canary --app canary --ingress 10.0.0.1:3458 --ingress 10.0.1.1:3458',
    'tailrace canary --app canary --rate 10 --metrics 127.0.0.1:9100 --interval 1m',
  ]);
  command.optionsGroup('Lines:');
  command.requiredOption('-a, --app <app>', 'app to write to and to read');
  command.option('--rate <rate>', 'lines a second over all instances (default 100/s)');
  command.option('--duration <duration>', 'how long to write (default: until Ctrl-C)');
  command.option('-n, --lines <n>', 'end after so many lines', wholeNumber(1));
  command.option('--size <bytes>', 'length of a line, 96 to 32768 (default: short)', wholeNumber(96));
  command.option('--instances <n>', 'instances per agent, each in its own order (default 1)', wholeNumber(1));
  command.option('--settle <duration>', 'wait so long for lines on their way (default 10s)');
  command.option('--strict', 'exit with 5 also for dropped and for duplicate lines');
  command.optionsGroup('Output:');
  command.addOption(
    new Option('-o, --output <format>', 'text, or json: one object a line').choices(['text', 'json']),
  );
  command.addOption(new Option('--json', 'the same as -o json').conflicts('output'));
  command.option('--interval <duration>', 'tell how it stands so often while it runs');
  command.option('--metrics <address>', 'serve /metrics, /healthz and /readyz here');
  command.option('-q, --quiet', 'no notices on standard error');
  addConnectionOptions(command);
  command.option(
    '--ingress <address>',
    'agent to write to; repeatable: several\n(TAILRACE_INGRESS; default 127.0.0.1:3458)',
    collect,
  );
  command.option('--zone <zone>', 'read only this zone; repeatable', collect);
  command.option('--tls-cert <file>', 'own certificate, for an agent with TLS (TAILRACE_TLS_CERT)');
  command.option('--tls-key <file>', 'its key (TAILRACE_TLS_KEY)');
  command.option('--tls-ca <file>', 'authorities of the agent (TAILRACE_TLS_CA)');
  command.addHelpText('after', explanation);
  command.action(async (flags: CanaryFlags) => {
    const { runCanary } = await import('./canary.ts');
    process.exitCode = await runCanary(flags, context);
    // A connection that is still being tried must not keep an ended program alive.
    setTimeout(() => process.exit(), 100).unref();
  });
}
