// The records in the buckets: JSON with a version `v`. A record that cannot be read, or that a newer version wrote, raises
// RecordError: its reader skips it and goes on. Fields that are not known are left alone.
import { quoted } from '@tailrace/core/errors';
import type { Drain, DrainPosition, Member, RateLimit } from '@tailrace/core/registry';
import { z } from 'zod';

/** Raised only when an older reader would misunderstand a record. */
const version = 1;

/** Why a record is skipped. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  /** True: a newer version wrote it, so it means something to somebody. */
  readonly isNewer: boolean;

  constructor(message: string, isNewer: boolean) {
    super(message);
    this.isNewer = isNewer;
  }
}

const text = z.string().min(1);
/** Characters that names may not hold: names stand in headers, in lines and on terminals. */
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const name = text.max(255).refine((value) => !control.test(value));
/** It is the HOSTNAME of a drain's messages: RFC 5424, 6.2.4. */
const drainToken = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const sourcesMax = 1_000;
const rate = z.number().nonnegative();
const envelope = z.looseObject({ v: z.number().int() });
const memberRecord = z.object({
  id: name,
  role: z.enum(['server', 'agent', 'controller']),
  zone: name,
  address: name,
  state: z.enum(['up', 'leaving']),
  incarnation: name,
  version: z.number().int().nonnegative(),
  sources: z.array(z.string()).max(sourcesMax).optional(),
});
const drainRecord = z.object({ id: name, app: name, url: text, token: drainToken, createdAt: name });
const positionRecord = z.object({
  logId: z.string().regex(/^\d{1,20}$/),
  index: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
});
const limitRecord = z.object({ app: name, lines: rate.optional(), bytes: rate.optional() });
const clusterRecord = z.object({ clusterId: text, createdAt: text });

/** A limit together with its app, which the key holds only encoded. */
export interface AppLimit {
  readonly app: string;
  readonly limit: RateLimit;
}

/** Which cluster it is. */
export interface ClusterRecord {
  readonly clusterId: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
}

/** The bytes of a record. */
export function encodeRecord(fields: object): Uint8Array {
  return Buffer.from(JSON.stringify({ v: version, ...fields }));
}

export function decodeMember(bytes: Uint8Array): Member {
  const { sources, ...member } = decode(bytes, memberRecord);
  return sources === undefined ? member : { ...member, sources };
}

export function decodeDrain(bytes: Uint8Array): Drain {
  return decode(bytes, drainRecord);
}

export function decodePosition(bytes: Uint8Array): DrainPosition {
  return decode(bytes, positionRecord);
}

export function decodeLimit(bytes: Uint8Array): AppLimit {
  const { app, lines, bytes: bytesPerSecond } = decode(bytes, limitRecord);
  const limit = {
    ...(lines === undefined ? {} : { lines }),
    ...(bytesPerSecond === undefined ? {} : { bytes: bytesPerSecond }),
  };
  return { app, limit };
}

export function decodeCluster(bytes: Uint8Array): ClusterRecord {
  return decode(bytes, clusterRecord);
}

function decode<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  const head = envelope.safeParse(parseJson(bytes));
  if (!head.success) throw new RecordError('it is not JSON with a version "v"', false);
  if (head.data.v > version) {
    throw new RecordError(`it is of version ${head.data.v}, this program knows ${version}`, true);
  }
  const record = schema.safeParse(head.data);
  if (record.success) return record.data;
  const fields = [...new Set(record.error.issues.map(({ path }) => path.join('.')))];
  throw new RecordError(`what is wrong with it: ${fields.map((field) => quoted(field)).join(', ')}`, false);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
