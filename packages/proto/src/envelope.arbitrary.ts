// What the tests of this package make envelopes from: well-formed ones by the generated code, and bytes that are
// nearly well-formed, which no encoder would write.
import fc from 'fast-check';
import { loggregator } from '../gen/loggregator.js';

type Bytes = readonly number[];

/** Text as it comes: any script, often what matters to the scanner. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    'tailrace.',
    'tailrace.dropped',
    'tailrace',
    '__proto__',
    'instance_id',
    'é',
    '\u{feff}a',
  ),
  fc.string({ minLength: 100, maxLength: 200 }),
);
const anyInt64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 1n, -1n),
);
const anyUint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const anyValue = fc.oneof(
  fc.record({ text: anyText }),
  fc.record({ integer: anyInt64.map(String) }),
  fc.record({ decimal: fc.double() }),
  fc.constant({}),
);
const anyMessage = fc.oneof(
  fc.record({
    log: fc.record({ payload: fc.uint8Array({ maxLength: 300 }), type: fc.constantFrom('OUT', 'ERR') }),
  }),
  fc.record({
    counter: fc.record({ name: anyText, delta: anyUint64.map(String), total: anyUint64.map(String) }),
  }),
  fc.record({
    gauge: fc.record({ metrics: fc.dictionary(anyText, fc.record({ unit: anyText, value: fc.double() })) }),
  }),
  fc.record({
    timer: fc.record({ name: anyText, start: anyInt64.map(String), stop: anyInt64.map(String) }),
  }),
  fc.record({ event: fc.record({ title: anyText, body: anyText }) }),
  fc.constant({}),
);

/** Bytes of an envelope as the generated code writes it. */
export const anyEnvelope: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.record(
      {
        timestamp: anyInt64.map(String),
        sourceId: anyText,
        instanceId: anyText,
        tags: fc.dictionary(anyText, anyText, { maxKeys: 4 }),
        deprecatedTags: fc.dictionary(anyText, anyValue, { maxKeys: 4 }),
      },
      { requiredKeys: [] },
    ),
    anyMessage,
  )
  .map(([fields, message]) => {
    const envelope = loggregator.v2.Envelope.fromObject({ ...fields, ...message });
    return Buffer.from(loggregator.v2.Envelope.encode(envelope).finish());
  });

/** A varint of `value` with `padding` bytes more than it needs. */
export function varintBytes(value: bigint, padding = 0): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  for (let i = 0; i < padding; i++) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(0);
  }
  return bytes;
}

/** A field: its tag and `value`, which for wire type 2 gets a length. */
export function fieldBytes(number: number, wireType: number, value: Bytes, padding = 0): number[] {
  const tag = varintBytes(BigInt(number) * 8n + BigInt(wireType), padding);
  return wireType === 2
    ? [...tag, ...varintBytes(BigInt(value.length), padding), ...value]
    : [...tag, ...value];
}

/** Mostly none: a message with an overlong number is refused as a whole. */
const anyPadding = fc.oneof(
  { weight: 30, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }) },
);
const anyVarintValue = fc
  .tuple(fc.oneof(fc.constantFrom(0n, 1n, 2n, 127n, 128n, 2n ** 32n, 2n ** 63n), anyUint64), anyPadding)
  .map(([value, padding]) => varintBytes(value, padding));
const anyFixed64Value = fc.double().map((value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return [...bytes];
});
const anyTextValue = anyText.map((text): Bytes => [...Buffer.from(text)]);
const anyBytesValue = fc.uint8Array({ maxLength: 20 }).map((bytes): Bytes => [...bytes]);

type FieldArbitrary = fc.Arbitrary<Bytes>;

function field(number: number, wireType: number, value: fc.Arbitrary<Bytes>): FieldArbitrary {
  return fc.tuple(value, anyPadding).map(([bytes, padding]) => fieldBytes(number, wireType, bytes, padding));
}

/** A field that is not known, or a known one of a type that it must not have. */
const anyOddField: FieldArbitrary = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(15, 16, 2047, 2 ** 29 - 1)),
    fc.oneof({ weight: 10, arbitrary: fc.constantFrom(0, 1, 2, 5) }, fc.constantFrom(3, 4, 6, 7)),
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
  )
  .map(([number, wireType, bytes]) => {
    const lengths: Readonly<Record<number, number>> = { 0: 1, 1: 8, 5: 4 };
    const value = [...bytes].slice(0, lengths[wireType] ?? 8);
    return fieldBytes(number, wireType, wireType === 0 ? [(value[0] ?? 0) & 0x7f] : value);
  });

function message(maxLength: number, ...fields: readonly FieldArbitrary[]): fc.Arbitrary<Bytes> {
  const anyField = fc.oneof(
    { weight: 30, arbitrary: fc.oneof(...fields) },
    { weight: 1, arbitrary: anyOddField },
  );
  return fc.array(anyField, { maxLength }).map((parts) => parts.flat());
}

const valueMessage = message(
  3,
  field(1, 2, anyTextValue),
  field(2, 0, anyVarintValue),
  field(3, 1, anyFixed64Value),
);
const tagsEntry = message(3, field(1, 2, anyTextValue), field(2, 2, anyTextValue));
const deprecatedTagsEntry = message(3, field(1, 2, anyTextValue), field(2, 2, valueMessage));
const gaugeValue = message(3, field(1, 2, anyTextValue), field(2, 1, anyFixed64Value));
const metricsEntry = message(3, field(1, 2, anyTextValue), field(2, 2, gaugeValue));
const named = message(4, field(1, 2, anyTextValue), field(2, 0, anyVarintValue), field(3, 0, anyVarintValue));

/** Bytes that follow the schema of Envelope loosely: repeated, padded, unknown, and now and then wrong fields. */
export const anyLooseEnvelope: fc.Arbitrary<Buffer> = message(
  8,
  field(1, 0, anyVarintValue),
  field(2, 2, anyTextValue),
  field(8, 2, anyTextValue),
  field(3, 2, deprecatedTagsEntry),
  field(9, 2, tagsEntry),
  field(4, 2, message(4, field(1, 2, anyBytesValue), field(2, 0, anyVarintValue))),
  field(5, 2, named),
  field(6, 2, message(3, field(1, 2, metricsEntry))),
  field(7, 2, named),
  field(10, 2, message(3, field(1, 2, anyTextValue), field(2, 2, anyTextValue))),
).map((bytes) => Buffer.from(bytes));

/** `bytes` with a few of them changed, taken out, put in, or cut off. */
export function mutated(bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const change = fc.record({
    kind: fc.constantFrom('set', 'insert', 'delete', 'cut'),
    at: fc.nat(),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  return fc.tuple(bytes, fc.array(change, { minLength: 1, maxLength: 3 })).map(([original, changes]) => {
    const result = [...original];
    for (const { kind, at, byte } of changes) {
      const index = result.length === 0 ? 0 : at % result.length;
      if (kind === 'set' && result.length > 0) result[index] = byte;
      else if (kind === 'insert') result.splice(index, 0, byte);
      else if (kind === 'delete') result.splice(index, 1);
      else if (kind === 'cut') result.length = index;
    }
    return Buffer.from(result);
  });
}

/** Every kind of bytes that a scanner may meet. */
export const anyBytes: fc.Arbitrary<Buffer> = fc.oneof(
  anyEnvelope,
  anyLooseEnvelope,
  mutated(anyEnvelope),
  mutated(anyLooseEnvelope),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
