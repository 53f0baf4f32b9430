// JSON records of envelopes, written as text piece by piece: at hundred thousands of lines a second, making an object per line to
// stringify it costs more than everything else on the way. Control records are control-records.ts.
import { isUtf8 } from 'node:buffer';
import { parseDropNotice } from '@tailrace/core/drop-notice';
import { decodeEnvelope, EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { noticeRecord } from './control-records.ts';
import { TimestampFormat } from './timestamp-format.ts';

/** Distinct sets of tags and instance ids kept as JSON; beyond it the tables start over. */
const MEMOISED_MAX = 1024;

const view = new EnvelopeView();
const timestamps = new TimestampFormat();
const jsonTexts = new Map<string, string>();

/** Entries of a log: bytes[start,end), the first one with `index`. */
export interface EntryRun {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

/** The records of a run, each followed by `separator` but for the last one. One string per run. */
export function runRecords(app: string, zone: string, run: EntryRun, separator: string): string {
  const { bytes, end } = run;
  const appJson = jsonText(app);
  const zoneJson = jsonText(zone);
  let text = '';
  let index = run.index;
  for (let at = run.start; at < end; index++) {
    const next = entryEnd(bytes, at, end);
    const bodyStart = entryBodyStart(bytes, at, end);
    view.read(bytes, bodyStart, next);
    if (text !== '') text += separator;
    text +=
      view.kind === 'log'
        ? logRecord(appJson, zoneJson, index)
        : metricRecord(appJson, zoneJson, index, bytes.subarray(bodyStart, next));
    at = next;
  }
  return text;
}

/** The drop record for the notice in bytes[start,end), one entry. */
export function noticeEntryRecord(app: string, zone: string, entry: EntryRun): string {
  const { bytes, start, end, index } = entry;
  view.read(bytes, entryBodyStart(bytes, start, end), end);
  const notice = parseDropNotice(view);
  // A drop entry without the tags of a notice is not written by anybody; it is shown as what it is.
  if (notice === undefined) return logRecord(jsonText(app), jsonText(zone), index);
  return noticeRecord(app, zone, index, notice, bytes.toString('utf8', view.payloadStart, view.payloadEnd));
}

/** The record of the log envelope in the view. */
function logRecord(appJson: string, zoneJson: string, index: number): string {
  const start = `{"type":"log","app":${appJson},"instance":${jsonText(view.instanceId)},"zone":${zoneJson}`;
  const time = timestamps.toNanoseconds(view.timestampNs);
  const tags = JSON.stringify(view.tags());
  const stream = view.isErr ? 'err' : 'out';
  return `${start},"stream":"${stream}","time":"${time}","message":${payloadJson()},"tags":${tags},"index":"${index}"}`;
}

/** The record of the envelope in the view, which is no log line. */
function metricRecord(appJson: string, zoneJson: string, index: number, envelope: Buffer): string {
  const type = view.kind === 'none' ? 'empty' : view.kind;
  const start = `{"type":"${type}","app":${appJson},"instance":${jsonText(view.instanceId)},"zone":${zoneJson}`;
  const time = timestamps.toNanoseconds(view.timestampNs);
  const tags = JSON.stringify(view.tags());
  return `${start},"time":"${time}","tags":${tags},"index":"${index}"${messageJson(envelope)}}`;
}

/** The payload as text, and as it is where that is not the same. */
function payloadJson(): string {
  const { bytes, payloadStart, payloadEnd } = view;
  const text = bytes.toString('utf8', payloadStart, payloadEnd);
  // Only a text with U+FFFD in it can have come from bytes that are not UTF-8.
  if (!text.includes('\ufffd') || isUtf8(bytes.subarray(payloadStart, payloadEnd)))
    return JSON.stringify(text);
  const base64 = bytes.toString('base64', payloadStart, payloadEnd);
  return `${JSON.stringify(text)},"payload_base64":"${base64}"`;
}

/** `,"counter":{…}` and so on, in the form of protobuf's JSON: 64-bit numbers as strings. */
function messageJson(envelope: Buffer): string {
  if (view.kind === 'none') return '';
  const { counter, gauge, timer, event } = decodeEnvelope(envelope);
  switch (view.kind) {
    case 'counter':
      return `,"counter":${JSON.stringify({
        name: counter?.name ?? '',
        delta: String(counter?.delta ?? 0),
        total: String(counter?.total ?? 0),
      })}`;
    case 'timer':
      return `,"timer":${JSON.stringify({
        name: timer?.name ?? '',
        start: String(timer?.start ?? 0),
        stop: String(timer?.stop ?? 0),
      })}`;
    case 'event':
      return `,"event":${JSON.stringify({ title: event?.title ?? '', body: event?.body ?? '' })}`;
    default:
      return `,"gauge":${JSON.stringify({ metrics: gaugeMetrics(gauge?.metrics) })}`;
  }
}

type GaugeMetrics = NonNullable<NonNullable<ReturnType<typeof decodeEnvelope>['gauge']>['metrics']>;

function gaugeMetrics(metrics: GaugeMetrics | null | undefined): Record<string, unknown> {
  const written: Record<string, unknown> = Object.create(null);
  for (const [name, metric] of Object.entries(metrics ?? {})) {
    const value = metric.value ?? 0;
    // JSON has no NaN and no infinities; protobuf's JSON writes them as these strings.
    written[name] = { unit: metric.unit ?? '', value: Number.isFinite(value) ? value : String(value) };
  }
  return written;
}

function jsonText(text: string): string {
  let json = jsonTexts.get(text);
  if (json === undefined) {
    json = JSON.stringify(text);
    if (jsonTexts.size >= MEMOISED_MAX) jsonTexts.clear();
    jsonTexts.set(text, json);
  }
  return json;
}
