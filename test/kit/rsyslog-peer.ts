// A real rsyslogd as the receiver of drains: on a free port, with a folder of its own, writing what it received and how it
// understood it, one JSON object a line.

import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { ProgramRun } from './program-run.ts';
import { TemporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

/** A message as rsyslog understood it. */
export interface RsyslogMessage {
  readonly pri: string;
  readonly time: string;
  readonly host: string;
  readonly app: string;
  readonly procid: string;
  readonly msgid: string;
  readonly sd: string;
  readonly msg: string;
}

/** `await using rsyslog = await RsyslogPeer.start(path)`. */
export class RsyslogPeer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: TemporaryFolder;
  readonly #run: ProgramRun;

  private constructor(port: number, folder: TemporaryFolder, run: ProgramRun) {
    this.port = port;
    this.#folder = folder;
    this.#run = run;
  }

  static async start(program: string): Promise<RsyslogPeer> {
    const folder = await TemporaryFolder.create();
    const port = await freePort();
    const property = (name: string, variable: string, format = 'json'): string =>
      `property(outname="${name}" name="${variable}" format="${format}f")`;
    const fields = [
      property('pri', 'pri'),
      'property(outname="time" name="timestamp" dateFormat="rfc3339" format="jsonf")',
      property('host', 'hostname'),
      property('app', 'app-name'),
      property('procid', 'procid'),
      property('msgid', 'msgid'),
      property('sd', 'structured-data'),
      property('msg', 'msg'),
    ];
    const configuration = `
global(workDirectory="${folder.path}" maxMessageSize="128k")
module(load="imtcp")
template(name="json" type="list" option.jsonf="on") {
  ${fields.join('\n  ')}
}
ruleset(name="received") {
  action(type="omfile" file="${folder.file('received')}" template="json" flushOnTXEnd="on")
}
input(type="imtcp" port="${port}" address="127.0.0.1" ruleset="received")
`;
    await writeFile(folder.file('rsyslog.conf'), configuration);
    const run = new ProgramRun(program, ['-n', '-f', folder.file('rsyslog.conf'), '-i', folder.file('pid')]);
    const peer = new RsyslogPeer(port, folder, run);
    try {
      await until(() => isListening(port), { what: 'rsyslogd to listen', describe: () => run.stderr });
    } catch (error) {
      await peer[Symbol.asyncDispose]();
      throw error;
    }
    return peer;
  }

  get url(): string {
    return `syslog://127.0.0.1:${this.port}`;
  }

  /** What it has received so far, in order. */
  async messages(): Promise<RsyslogMessage[]> {
    const text = await readFile(this.#folder.file('received'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RsyslogMessage);
  }

  /** Resolves to the messages when there are at least so many. */
  async untilMessages(count: number): Promise<RsyslogMessage[]> {
    return until(
      async () => {
        const messages = await this.messages();
        return messages.length >= count ? messages : undefined;
      },
      { what: `${count} messages in rsyslog`, describe: () => this.#run.stderr },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#run[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** rsyslog cannot say which port it was given for 0, so one that was free a moment ago is chosen for it. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Linux keeps the listening sockets there; a connection would count as one of a sender's. */
async function isListening(port: number): Promise<boolean> {
  const table = await readFile('/proc/net/tcp', 'utf8');
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').some((line) => line.includes(`:${hex} 00000000:0000 0A`));
}
