// Reads `/v1/apps/{app}/recent` as batches of records while they arrive. Not here: merging and printing.
import type { IncomingMessage } from 'node:http';
import { CliError, EXIT } from '../exit-codes.ts';
import type { ControllerEndpoint } from './controller-endpoint.ts';
import { ControllerError, fromNetworkError } from './controller-error.ts';
import { ControllerClient } from './http-client.ts';
import { asRecord, type StreamRecord } from './log-records.ts';
import type { TailQuery } from './tail-socket.ts';

/** A line of NDJSON longer than this is refused: a line of a log is at most 128 KiB before it becomes JSON. */
const LINE_BYTES_MAX = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** An open dump. */
export interface RecentDump {
  readonly app: string;
  /** The position behind the dump, for `after=`; known only at the end where the controller sends it there. */
  cursor(): string | undefined;
  /** The records, in batches as they arrive. Leaving the loop early closes the connection. */
  readonly batches: AsyncIterable<readonly StreamRecord[]>;
}

/**
 * Asks for the recent lines of an app.
 * @throws CliError: exit status 3 if no zone knows the app, 6 if nobody answers.
 */
export async function openRecent(
  endpoint: ControllerEndpoint,
  app: string,
  query: TailQuery,
  signal: AbortSignal,
): Promise<RecentDump> {
  const client = new ControllerClient(endpoint);
  const response = await openDump(client, app, query, signal);
  return {
    app,
    cursor: () =>
      headerText(response.headers['x-tailrace-cursor']) ?? headerText(response.trailers['x-tailrace-cursor']),
    batches: readBatches(response, endpoint),
  };
}

async function openDump(
  client: ControllerClient,
  app: string,
  query: TailQuery,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  try {
    return await client.open({
      path: ['v1', 'apps', app, 'recent'],
      query: { ...query, format: 'json' },
      signal,
    });
  } catch (error) {
    if (!(error instanceof ControllerError) || error.code !== 'unknown_app') throw error;
    throw new CliError(error.message, { exitCode: EXIT.noSuchApp, cause: error });
  }
}

async function* readBatches(
  response: IncomingMessage,
  endpoint: ControllerEndpoint,
): AsyncGenerator<readonly StreamRecord[]> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(NEWLINE);
      if (end === -1) {
        rest = Buffer.concat([rest, chunk]);
        if (rest.length > LINE_BYTES_MAX) throw unreadable(endpoint, 'a line is too long');
        continue;
      }
      const lines = Buffer.concat([rest, chunk.subarray(0, end)]);
      rest = Buffer.from(chunk.subarray(end + 1));
      yield parseLines(lines.toString('utf8'), endpoint);
    }
    if (rest.length > 0) yield parseLines(rest.toString('utf8'), endpoint);
  } catch (error) {
    throw fromNetworkError(error, endpoint);
  }
}

function parseLines(text: string, endpoint: ControllerEndpoint): readonly StreamRecord[] {
  const records: StreamRecord[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      throw unreadable(endpoint, 'a line is not JSON');
    }
    const record = asRecord(parsed);
    if (record === undefined) throw unreadable(endpoint, 'a line is not a record');
    records.push(record);
  }
  return records;
}

function headerText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function unreadable(endpoint: ControllerEndpoint, what: string): CliError {
  return new CliError(`Cannot read what ${endpoint.text} sends: ${what}`);
}
