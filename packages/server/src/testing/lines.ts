// Envelopes for tests, and their texts back from slices.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';

/** Fields of a test line that matter to a test. */
export interface LineFields {
  readonly app?: string;
  readonly instance?: string;
  readonly isErr?: boolean;
  readonly timestampNs?: bigint;
  readonly tags?: Readonly<Record<string, string>>;
}

/** 2026-11-20T11:00:00.123456789Z */
export const TEST_TIME_NS = 1_795_172_400_123_456_789n;

/** The texts as entries of an EnvelopeBatch. */
export function entriesOf(texts: readonly string[], fields: LineFields = {}): Buffer {
  return Buffer.concat(
    texts.map((text) =>
      encodeEntry(
        encodeLogEnvelope({
          timestampNs: fields.timestampNs ?? TEST_TIME_NS,
          sourceId: fields.app ?? 'web',
          instanceId: fields.instance ?? '0',
          payload: Buffer.from(text),
          isErr: fields.isErr ?? false,
          ...(fields.tags === undefined ? {} : { tags: fields.tags }),
        }),
      ),
    ),
  );
}

/** `prefix 1`, `prefix 2`, … */
export function numbered(prefix: string, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix} ${from + i}`);
}

/** The texts of entries. */
export function textsOf(bytes: Buffer): string[] {
  const texts: string[] = [];
  const view = new EnvelopeView();
  for (let offset = 0; offset < bytes.length; ) {
    const start = entryBodyStart(bytes, offset, bytes.length);
    offset = entryEnd(bytes, offset, bytes.length);
    view.read(bytes, start, offset);
    texts.push(bytes.toString('utf8', view.payloadStart, view.payloadEnd));
  }
  return texts;
}
