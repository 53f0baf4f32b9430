// The forms of a dump: newline-delimited JSON records, text for people, or one EnvelopeBatch. Nothing is silent in any of them: what is
// missing comes as a record, as a line, or as an envelope of source type LGR.
import { encodeDropNotice, NOTICE_SOURCE_TYPE, noticeText } from '@tailrace/core/drop-notice';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { gapRecord, gapText, holeRecord, zoneRecord, zoneText } from '../format/control-records.ts';
import { noticeEntryRecord, runRecords } from '../format/record-format.ts';
import { noticeLine, runText } from '../format/text-format.ts';
import type { Part } from '../tail/part.ts';

/** The form of a dump. */
export type RecentFormatName = 'json' | 'text' | 'proto';

/** How one form is written. */
export interface RecentFormat {
  readonly contentType: string;
  /** The bytes of a part; none for a part that shows nothing. */
  part(part: Part): Buffer | undefined;
  /** Says at the end that a zone did not answer. */
  missingZone(zone: string): Buffer;
}

/** The form with this name. */
export function createRecentFormat(name: RecentFormatName, app: string, nowMs: () => number): RecentFormat {
  if (name === 'json') return jsonFormat(app);
  return name === 'text' ? textFormat(nowMs) : protoFormat(app, nowMs);
}

function jsonFormat(app: string): RecentFormat {
  const line = (json: string): Buffer => Buffer.from(`${json}\n`);
  return {
    contentType: 'application/x-ndjson',
    part: (part) => {
      if (part.kind === 'run') return line(runRecords(app, part.zone, part, '\n'));
      if (part.kind === 'notice') return line(noticeEntryRecord(app, part.zone, part));
      if (part.kind === 'hole') return line(holeRecord(app, part.zone, part));
      return part.kind === 'gap' && part.isTold ? line(gapRecord(app, part.zone, part)) : undefined;
    },
    missingZone: (zone) => line(zoneRecord(app, { zone, state: 'down' })),
  };
}

function textFormat(nowMs: () => number): RecentFormat {
  return {
    contentType: 'text/plain; charset=utf-8',
    part: (part) => {
      if (part.kind === 'run' || part.kind === 'notice') return Buffer.from(runText(part));
      if (part.kind === 'hole')
        return Buffer.from(noticeLine(part.lastMs, noticeText({ ...part, detail: '' })));
      if (part.kind !== 'gap' || !part.isTold) return undefined;
      return Buffer.from(noticeLine(nowMs(), gapText(part.missing)));
    },
    missingZone: (zone) => Buffer.from(noticeLine(nowMs(), zoneText({ zone, state: 'down' }))),
  };
}

function protoFormat(app: string, nowMs: () => number): RecentFormat {
  const nowNs = (): bigint => BigInt(nowMs()) * 1_000_000n;
  const textEntry = (text: string): Buffer =>
    encodeEntry(
      encodeLogEnvelope({
        timestampNs: nowNs(),
        sourceId: app,
        instanceId: '0',
        payload: Buffer.from(text),
        isErr: true,
        tags: { source_type: NOTICE_SOURCE_TYPE },
      }),
    );
  return {
    contentType: 'application/x-protobuf',
    part: (part) => {
      if (part.kind === 'run' || part.kind === 'notice') return part.bytes.subarray(part.start, part.end);
      if (part.kind === 'hole') return encodeDropNotice({ ...part, detail: '', app, nowNs: nowNs() });
      return part.kind === 'gap' && part.isTold ? textEntry(gapText(part.missing)) : undefined;
    },
    missingZone: (zone) => textEntry(zoneText({ zone, state: 'down' })),
  };
}
