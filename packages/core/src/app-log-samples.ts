// Lines for the tests of the log: real envelopes of a wanted size, and a reader that puts slices back into lines. Used by tests only.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { entryEnd } from '@tailrace/proto/wire-scanner';

/** An entry whose payload begins with `label` and has at least `payloadBytes`. */
export function sampleEntry(label: string, payloadBytes = 0): Buffer {
  return encodeEntry(
    encodeLogEnvelope({
      timestampNs: 1_795_000_000_000_000_000n,
      sourceId: 'web',
      instanceId: '0',
      payload: Buffer.from(label.padEnd(payloadBytes, '.')),
      isErr: false,
    }),
  );
}

/** An entry of exactly `entryBytes` (at least 200). */
export function sampleEntryOfSize(label: string, entryBytes: number): Buffer {
  let payloadBytes = entryBytes - 50;
  let entry = sampleEntry(label, payloadBytes);
  while (entry.length < entryBytes) entry = sampleEntry(label, ++payloadBytes);
  while (entry.length > entryBytes) entry = sampleEntry(label, --payloadBytes);
  return entry;
}

/** A run of entries labelled `first`, `first + 1`, …, each with a payload of at least `payloadBytes`. */
export function sampleRun(first: number, count: number, payloadBytes = 0): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, i) => sampleEntry(String(first + i), payloadBytes)));
}

/** The entries of a slice, one by one. */
export function splitEntries(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = entryEnd(bytes, start, bytes.length);
    entries.push(bytes.subarray(start, end));
    start = end;
  }
  return entries;
}
