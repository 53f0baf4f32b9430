// Makes lines of syslog messages: which app, which instance, which stream, which tags. It neither frames nor listens;
// one of these serves all connections of a listener.
import { splitMessage } from '@tailrace/core/message-parts';
import { isErrSeverity, parseSyslog, type SyslogMessage } from '@tailrace/core/syslog-parse';
import { LogEntryWriter } from '@tailrace/proto/envelope';
import type { AgentCounters } from '../agent-counters.ts';
import type { Intake } from '../intake.ts';
import type { OutboundApp } from '../outbound-app.ts';
import type { SyslogBinding } from './syslog-url.ts';

/** Streams of lines to remember the beginnings of; emptied when full, since it only saves work. */
const STREAMS_MAX = 1_024;
/** Source type of lines that name none. */
const SOURCE_TYPE = 'APP';
/** Instance of lines that name neither an instance nor a host. */
const NO_INSTANCE = '0';

/** Settings of {@link SyslogLines}. */
export interface SyslogLinesOptions {
  readonly intake: Intake;
  readonly counters: AgentCounters;
  readonly binding: SyslogBinding;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Nanoseconds since the epoch. */
  readonly nowNs: () => bigint;
}

/** What the messages of one sender have in common. */
interface LineStream {
  readonly appName: string | undefined;
  readonly hostname: string | undefined;
  readonly procId: string | undefined;
  readonly msgId: string | undefined;
  app: OutboundApp;
  readonly instanceId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly writer: LogEntryWriter;
}

/** Takes the messages of one listener. */
export class SyslogLines {
  readonly #options: SyslogLinesOptions;
  readonly #streams = new Map<string, LineStream>();
  #last: LineStream | undefined;

  constructor(options: SyslogLinesOptions) {
    this.#options = options;
  }

  /** Takes one message, as it was framed. Bound: it is handed to deframers as it is. */
  readonly accept = (frame: Buffer): void => {
    const { intake, counters, now, nowNs } = this.#options;
    const message = parseSyslog(frame, now());
    if (typeof message === 'string') {
      counters.reject(message === 'empty' ? 'empty_line' : 'bad_syslog');
      return;
    }
    const text = message.message;
    if (text.length === 0) {
      counters.reject('empty_line');
      return;
    }
    const stream = this.#streamOf(message);
    if (stream === undefined) {
      return;
    }
    const timestampNs = message.timestampNs ?? nowNs();
    const isErr = isErrSeverity(message.severity);
    const parts = splitMessage(text);
    if (parts.length === 1) {
      intake.acceptLine(stream.app, stream.writer, timestampNs, isErr, text);
      return;
    }
    for (const [i, part] of parts.entries()) {
      const tags = { ...stream.tags, part: `${i + 1}/${parts.length}` };
      const writer = new LogEntryWriter(stream.app.id, stream.instanceId, tags);
      intake.acceptLine(stream.app, writer, timestampNs, isErr, part);
    }
  };

  #streamOf(message: SyslogMessage): LineStream | undefined {
    const last = this.#last;
    if (
      last !== undefined &&
      !last.app.isForgotten &&
      last.appName === message.appName &&
      last.procId === message.procId &&
      last.hostname === message.hostname &&
      last.msgId === message.msgId
    ) {
      return last;
    }
    const key = `${message.appName ?? ''}\n${message.hostname ?? ''}\n${message.procId ?? ''}\n${message.msgId ?? ''}`;
    const known = this.#streams.get(key);
    const stream = known !== undefined && !known.app.isForgotten ? known : this.#makeStream(message);
    if (stream !== undefined && stream !== known) {
      if (this.#streams.size >= STREAMS_MAX) {
        this.#streams.clear();
      }
      this.#streams.set(key, stream);
    }
    this.#last = stream;
    return stream;
  }

  #makeStream(message: SyslogMessage): LineStream | undefined {
    const { intake, counters, binding } = this.#options;
    const appName = copyOf(message.appName);
    const hostname = copyOf(message.hostname);
    const procId = copyOf(message.procId);
    const msgId = copyOf(message.msgId);
    const id = binding.app ?? appName;
    if (id === undefined) {
      counters.reject('bad_app_id');
      return undefined;
    }
    if (binding.appPrefix !== undefined && !id.startsWith(binding.appPrefix)) {
      counters.reject('app_not_allowed');
      return undefined;
    }
    const app = intake.openApp(id);
    if (app === undefined) {
      return undefined;
    }
    const { sourceType, instanceId } = instanceOf(procId, hostname);
    const tags: Record<string, string> = { source_type: sourceType };
    if (hostname !== undefined) tags['hostname'] = hostname;
    if (procId !== undefined) tags['procid'] = procId;
    if (msgId !== undefined) tags['msgid'] = msgId;
    const writer = new LogEntryWriter(app.id, instanceId, tags);
    return { appName, hostname, procId, msgId, app, instanceId, tags, writer };
  }
}

/** The same text in memory of its own: as a piece of a message it would keep all of it alive. */
function copyOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString();
}

/** `[APP/PROC/WEB/0]`: the source type is before the last "/", the instance after it. Otherwise the host is the instance. */
function instanceOf(
  procId: string | undefined,
  hostname: string | undefined,
): { readonly sourceType: string; readonly instanceId: string } {
  if (procId !== undefined) {
    const inner = procId.replace(/^\[(.*)\]$/, '$1');
    const slash = inner.lastIndexOf('/');
    if (slash > 0 && slash < inner.length - 1) {
      return { sourceType: inner.slice(0, slash), instanceId: inner.slice(slash + 1) };
    }
  }
  return { sourceType: SOURCE_TYPE, instanceId: hostname ?? NO_INSTANCE };
}
