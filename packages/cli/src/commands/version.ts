// `tailrace version`: what this program is, for bug reports.
import { READER_VERSION } from '@tailrace/proto/reader-messages';
import { UPLINK_VERSION } from '@tailrace/proto/uplink-messages';
import { versionText } from '../version-text.ts';
import type { CommandContext } from './command-context.ts';

/** Prints the versions of the program, of both internal protocols and of Node, one a line. */
export function printVersion(context: CommandContext): void {
  context.output.stdout.write(
    [
      `tailrace ${versionText()}`,
      `protocol uplink ${UPLINK_VERSION}, reader ${READER_VERSION}`,
      `node ${process.versions.node} ${process.platform} ${process.arch}`,
      '',
    ].join('\n'),
  );
}
