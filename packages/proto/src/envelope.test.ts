import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import { encodeEntry, encodeLogEnvelope, LogEntryWriter, type LogLine } from './envelope.ts';
import { EnvelopeScanner } from './wire-scanner.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
const anyLine: fc.Arbitrary<LogLine> = fc.record(
  {
    timestampNs: fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.constantFrom(0n, -1n, 2n ** 32n, 2n ** 35n, 1_763_718_000_123_456_789n),
    ),
    sourceId: anyText,
    instanceId: anyText,
    payload: fc.oneof(
      { weight: 20, arbitrary: fc.uint8Array({ maxLength: 300 }) },
      { weight: 10, arbitrary: fc.constantFrom(0, 1, 127, 128).map((length) => Buffer.alloc(length, 0x61)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(16_383, 16_384, 70_000).map((length) => Buffer.alloc(length, 0x61)),
      },
    ),
    isErr: fc.boolean(),
    tags: fc.dictionary(anyText, anyText, { maxKeys: 4 }),
  },
  { requiredKeys: ['timestampNs', 'sourceId', 'instanceId', 'payload', 'isErr'] },
);

/** The line as the generated code has it. */
function decodedLine(envelope: Uint8Array): LogLine {
  const decoded = loggregator.v2.Envelope.decode(envelope);
  expect(decoded.message).toBe('log');
  return {
    timestampNs: BigInt(decoded.timestamp.toString()),
    sourceId: decoded.sourceId,
    instanceId: decoded.instanceId,
    payload: Buffer.from(decoded.log?.payload ?? []),
    isErr: decoded.log?.type === loggregator.v2.Log.Type.ERR,
    tags: Object.fromEntries(Object.entries(decoded.tags)),
  };
}

function asDecoded(line: LogLine): LogLine {
  return {
    ...line,
    payload: Buffer.from(line.payload),
    tags: Object.fromEntries(Object.entries(line.tags ?? {})),
  };
}

describe('encodeLogEnvelope', () => {
  test('writes what the generated code reads', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const envelope = encodeLogEnvelope(line);
        expect(decodedLine(envelope)).toEqual(asDecoded(line));
        new EnvelopeScanner().check(envelope, 0, envelope.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('encodeEntry', () => {
  test('makes one element of a batch', () => {
    for (const length of [0, 1, 127, 128, 20_000]) {
      const event = { title: 'x'.repeat(length), body: '' };
      const envelope = loggregator.v2.Envelope.encode({ event }).finish();
      const { batch } = loggregator.v2.EnvelopeBatch.decode(encodeEntry(envelope));
      expect(batch.map((each) => each.event?.title)).toEqual([event.title]);
    }
  });
});

describe('LogEntryWriter', () => {
  test('writes entries one after the other, each as encodeLogEnvelope does', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 5 }), anyText, fc.nat(9), (lines, app, before) => {
        const writer = new LogEntryWriter(app, '7', { source_type: 'APP' });
        const bytesMax = lines.reduce((sum, line) => sum + writer.byteLengthMax(line.payload.length), 0);
        const target = Buffer.alloc(before + bytesMax, 0xee);
        const expected: Buffer[] = [Buffer.alloc(before, 0xee)];
        let offset = before;
        for (const line of lines) {
          const around = Buffer.concat([Buffer.from('<<'), line.payload, Buffer.from('>')]);
          const { timestampNs, isErr } = line;
          offset = writer.write(target, offset, timestampNs, isErr, around, 2, 2 + line.payload.length);
          const whole = { ...line, sourceId: app, instanceId: '7', tags: { source_type: 'APP' } };
          expected.push(encodeEntry(encodeLogEnvelope(whole)));
        }
        expect(target.subarray(0, offset)).toEqual(Buffer.concat(expected));
        expect(target.subarray(offset).every((byte) => byte === 0xee)).toBe(true);
      }),
    );
  });

  test('takes a payload that is not a Buffer', () => {
    const writer = new LogEntryWriter('web', '0');
    const target = Buffer.alloc(100);
    const end = writer.write(target, 0, 1n, false, new Uint8Array([1, 2, 3, 4]), 1, 3);
    const { batch } = loggregator.v2.EnvelopeBatch.decode(target.subarray(0, end));
    expect([...(batch[0]?.log?.payload ?? [])]).toEqual([2, 3]);
  });

  test('refuses to write where there is no room', () => {
    const writer = new LogEntryWriter('web', '0');
    const payload = Buffer.alloc(50);
    const target = Buffer.alloc(500);
    const length = writer.write(target, 0, 1n, true, payload, 0, 50);
    expect(writer.write(target, 500 - length, 1n, true, payload, 0, 50)).toBe(500);
    expect(() => writer.write(target, 501 - length, 1n, true, payload, 0, 50)).toThrow(
      `Cannot write the entry: it has ${length} bytes, expected at most ${length - 1}`,
    );
  });
});
