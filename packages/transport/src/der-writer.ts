// DER (ITU-T X.690) as far as a certificate needs it: values from the inside out, each a tag, a length and a content.
// It reads one thing only, the subject of a certificate, because an issuer's name has to be repeated byte by byte.

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Any value: its tag, and its content from parts. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content]);
}

export function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(TAG.sequence, ...parts);
}

export function set(...parts: readonly Buffer[]): Buffer {
  return tagged(TAG.set, ...parts);
}

/** `[number]` around a value, or instead of its own tag. */
export function context(number: number, isConstructed: boolean, ...parts: readonly Buffer[]): Buffer {
  return tagged(0x80 | (isConstructed ? 0x20 : 0) | number, ...parts);
}

/** A number that is not negative, from its bytes, the highest first. */
export function integer(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first === -1 ? Buffer.alloc(1) : bytes.subarray(first);
  const needsSign = (shortest[0] ?? 0) >= 0x80;
  return tagged(TAG.integer, needsSign ? Buffer.alloc(1) : Buffer.alloc(0), shortest);
}

export function truth(): Buffer {
  return tagged(TAG.boolean, Buffer.from([0xff]));
}

/** @param unusedBits - at the end of the last byte */
export function bitString(bytes: Buffer, unusedBits = 0): Buffer {
  return tagged(TAG.bitString, Buffer.from([unusedBits]), bytes);
}

export function octetString(bytes: Buffer): Buffer {
  return tagged(TAG.octetString, bytes);
}

export function utf8String(text: string): Buffer {
  return tagged(TAG.utf8String, Buffer.from(text));
}

/** From dotted decimal: `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    return groups;
  });
  return tagged(TAG.oid, Buffer.from(bytes));
}

/** Whole seconds. RFC 5280, 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on. */
export function time(timeMs: number): Buffer {
  const text = new Date(timeMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:T]/g, '');
  const isLate = new Date(timeMs).getUTCFullYear() >= 2050;
  return isLate
    ? tagged(TAG.generalizedTime, Buffer.from(text))
    : tagged(TAG.utcTime, Buffer.from(text.slice(2)));
}

/** The subject of a certificate, as it stands there. `certificate` is DER that somebody has parsed without an error. */
export function subjectOf(certificate: Buffer): Buffer {
  const [tbs = certificate] = elements(certificate);
  const fields = elements(tbs);
  // version [0], serialNumber, signature, issuer, validity, subject: RFC 5280, 4.1. The version is left out in v1.
  const isVersioned = fields[0]?.[0] === 0xa0;
  const subject = fields[isVersioned ? 5 : 4];
  if (subject === undefined) throw new Error('Cannot find the subject: the certificate is cut');
  return subject;
}

/** The values inside a value. */
function elements(value: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = contentOf(value).start, { end } = contentOf(value); at < end; ) {
    const inner = contentOf(value.subarray(at));
    found.push(value.subarray(at, at + inner.end));
    at += inner.end;
  }
  return found;
}

function contentOf(value: Buffer): { readonly start: number; readonly end: number } {
  const length = value[1] ?? 0;
  if (length < 0x80) return { start: 2, end: 2 + length };
  const start = 2 + (length & 0x7f);
  return { start, end: start + value.readUIntBE(2, length & 0x7f) };
}
