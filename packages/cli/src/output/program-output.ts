// The two outputs of the program: standard output for results, standard error for everything else.
// Not here: what is printed.
import { describeDescriptor, openSink } from './byte-sink.ts';
import { OutputWriter } from './output-writer.ts';

/** Standard output and standard error of this process, and what they lead to. */
export interface ProgramOutput {
  /** Results: log lines, tables, JSON. */
  readonly stdout: OutputWriter;
  /** Notices, progress and errors. The same writer as `stdout` where both lead to one terminal or pipe. */
  readonly stderr: OutputWriter;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
}

/**
 * Opens the outputs. Where both lead to the same terminal, pipe or socket they share one queue, because two
 * writes in flight at once could change places and a notice would stand at the wrong line.
 */
export function openProgramOutput(): ProgramOutput {
  const out = describeDescriptor(1);
  const err = describeDescriptor(2);
  const stdout = new OutputWriter(openSink(out));
  const isShared = out.kind !== 'other' && out.target === err.target;
  const stderr = isShared ? stdout : new OutputWriter(openSink(err));
  return {
    stdout,
    stderr,
    stdoutIsTerminal: out.kind === 'terminal',
    stderrIsTerminal: err.kind === 'terminal',
  };
}
