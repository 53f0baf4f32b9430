// Templates against the decoder of the protocol, and the reader's frames against every split of the same bytes.
import { encodeEntry } from '@tailrace/proto/envelope';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { decodeUplinkUp } from '@tailrace/proto/uplink-messages';
import { countEntries, entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { expect, test } from 'vitest';
import { envelopeBatch, numberOffsetOf, renew, type TemplateRun, uplinkBatch } from './line-template.ts';
import { TailFrames } from './tail-frames.ts';

const TIME_NS = 1_795_000_000_123_456_789n;

function runOf(app: string, count: number): TemplateRun {
  return { app, origin: 0xfedc_ba98_7654_3210n, count, counter: { sent: 0 } };
}

test('a batch that is sent again and again has the next numbers each time', () => {
  const template = uplinkBatch([runOf('a', 2), runOf('long-name', 3)], 300);
  for (const [round, id] of [1, 2, 300].entries()) {
    renew(template, id, TIME_NS);
    const message = decodeUplinkUp(template.bytes);
    if (message.kind !== 'batch') throw new Error('no batch');
    expect(message.batch.id).toBe(id);
    expect(
      message.batch.runs.map(({ app, origin, firstSeq, count, bytes }) => [
        app,
        origin,
        firstSeq,
        count,
        countEntries(bytes, 0, bytes.length),
      ]),
    ).toEqual([
      ['a', 0xfedc_ba98_7654_3210n, 2 * round + 1, 2, 2],
      ['long-name', 0xfedc_ba98_7654_3210n, 3 * round + 1, 3, 3],
    ]);
  }
});

test('every line has the size that was asked for, its number and the time', () => {
  const template = envelopeBatch([runOf('web', 3)], 300);
  renew(template, 1, TIME_NS);
  const view = new EnvelopeView();
  for (let at = 0, number = 1; at < template.bytes.length; number++) {
    const end = entryEnd(template.bytes, at, template.bytes.length);
    const start = entryBodyStart(template.bytes, at, end);
    view.read(template.bytes, start, end);
    expect(end - start).toBe(300);
    expect(view.timestampNs).toBe(TIME_NS);
    const text = template.bytes.toString('latin1', view.payloadStart, view.payloadEnd);
    expect(text.startsWith(String(number).padStart(10, '0'))).toBe(true);
    expect(start + numberOffsetOf('web', 300)).toBe(view.payloadStart);
    at = end;
  }
});

test('frames are counted alike wherever their bytes are split', () => {
  const batch = envelopeBatch([runOf('web', 3)], 300);
  renew(batch, 1, TIME_NS);
  const record = Buffer.from('[{"type":"cursor","cursor":"c","delivered":3,"filtered":1,"dropped":2}]');
  const header = Buffer.from([0x82, 126, batch.bytes.length >> 8, batch.bytes.length & 0xff]);
  const bytes = Buffer.concat([header, batch.bytes, Buffer.from([0x81, record.length]), record]);
  expect(encodeEntry(Buffer.alloc(0))[0]).toBe(0x0a);
  for (let split = 0; split <= bytes.length; split++) {
    const frames = new TailFrames(
      { onTime: () => undefined, onNumber: () => undefined, onPing: () => undefined },
      'proto',
      -1,
    );
    frames.take(bytes.subarray(0, split));
    frames.take(bytes.subarray(split));
    expect([frames.entries, frames.frames, frames.totals]).toEqual([
      3,
      2,
      { delivered: 3, filtered: 1, dropped: 2 },
    ]);
  }
});
