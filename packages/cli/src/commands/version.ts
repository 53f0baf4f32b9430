// `tailrace version`: what this program is, for bug reports.
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { versionText } from '../version-text.ts';
import type { CommandContext } from './command-context.ts';

/** Prints the versions of the program, of the internal protocols and of Node, one a line. */
export function printVersion(context: CommandContext): void {
  context.output.stdout.write(
    [
      `tailrace ${versionText()}`,
      `protocol ${PROTOCOL_VERSION}, speaks with ${OLDEST_PROTOCOL_VERSION} to ${PROTOCOL_VERSION}`,
      `node ${process.versions.node} ${process.platform} ${process.arch}`,
      '',
    ].join('\n'),
  );
}
