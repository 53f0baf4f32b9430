// One zod schema per kind of setting: from text (or a YAML value) to the value that the program works with. Messages begin
// with what was given and end with what was expected; names and places of settings are added by the caller.
import { isIP } from 'node:net';
import { parseDuration } from '@tailrace/core/durations';
import { withoutCredentials } from '@tailrace/core/errors';
import { z } from 'zod';
import {
  isLoopback,
  type ListenAddress,
  parseListenAddress,
  parseSyslogListener,
  type SyslogListener,
} from './listen-address.ts';
import { parseRegistryAddress, type RegistryAddress } from './registry-address.ts';
import type { Setting } from './setting.ts';
import { formatBytes, parseBytes } from './units.ts';

/** The zones of `tailrace up`. */
export const zones = ['z1', 'z2'] as const;
/** One of the zones of `tailrace up`. */
export type ZoneName = (typeof zones)[number];

/** Values given per zone; a zone that was not named is absent. */
export type PerZone<T> = Readonly<Partial<Record<ZoneName, T>>>;

/** YAML gives numbers and booleans where flags give text: both are read from their text. */
const text = z.union([z.string(), z.number(), z.boolean()], { error: 'is not one value' }).transform(String);

/** A list, or one value that stands for a list of one. */
const texts = z.union([z.array(text), text.transform((value) => [value])], {
  error: 'is not a list of values',
});

/** `{z1: …, z2: …}` as `ZONE=value` texts, beside what `texts` takes. */
const zonedTexts = z.union([
  texts,
  z
    .record(z.string(), texts)
    .transform((map) =>
      Object.entries(map).flatMap(([zone, values]) => values.map((value) => `${zone}=${value}`)),
    ),
]);

/** Makes a schema from a function that returns the value, or throws a message. */
function from<I, T>(input: z.ZodType<I>, read: (value: I) => T): z.ZodType<T> {
  return input.transform((value, context) => {
    try {
      return read(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });
}

/** In quotes, without the credentials that a URL may hold. */
function quote(value: string): string {
  return JSON.stringify(withoutCredentials(value));
}

const addressExpected = 'expected HOST:PORT with a port from 0 to 65535';

/** HOST:PORT. */
export const address: z.ZodType<ListenAddress> = from(text, readAddress);

function readAddress(value: string): ListenAddress {
  const parsed = parseListenAddress(value);
  if (parsed === undefined) throw new Error(`is ${quote(value)}, ${addressExpected}`);
  return parsed;
}

/** HOST:PORT that others can dial. */
export const advertisedAddress: z.ZodType<ListenAddress> = from(text, (value) => {
  const parsed = readAddress(value);
  if (/^(0\.0\.0\.0|[0:]+|\*)$/.test(parsed.host)) {
    throw new Error(
      `is ${quote(value)}, which nobody can dial, expected a name or an address of this machine`,
    );
  }
  return parsed;
});

/** The value, which has to be given. */
export function required<T>(schema: z.ZodType<T>, expected: string): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    const parsed = value === undefined ? undefined : schema.safeParse(value);
    if (parsed?.success === true) return parsed.data;
    const messages = parsed?.error.issues.map(({ message }) => message) ?? [
      `is missing, expected ${expected}`,
    ];
    for (const message of messages) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A zone. */
export const name: z.ZodType<string> = matching(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
  'expected 1 to 63 letters, digits, ".", "_" or "-", beginning with a letter or digit',
);

/** The id of a process; in a static cluster it is an address. */
export const memberId: z.ZodType<string> = matching(
  /^[A-Za-z0-9[][A-Za-z0-9._:[\]-]{0,254}$/,
  'expected 1 to 255 letters, digits, ".", "_", "-" or ":", beginning with a letter or digit',
);

/** Part of the name of a NATS bucket. */
export const clusterName: z.ZodType<string> = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/,
  'expected 1 to 32 letters, digits, "_" or "-", beginning with a letter or digit',
);

/** Any text that is not empty. */
export const plainText: z.ZodType<string> = matching(/\S/, 'expected a text');

function matching(pattern: RegExp, expected: string): z.ZodType<string> {
  return from(text, (value) => {
    if (!pattern.test(value)) throw new Error(`is ${quote(value)}, ${expected}`);
    return value;
  });
}

/** nats://… or static:FILE. */
export const registry: z.ZodType<RegistryAddress> = from(text, (value) => {
  const parsed = parseRegistryAddress(value);
  if (typeof parsed === 'string') throw new Error(`is ${quote(value)}, ${parsed}`);
  return parsed;
});

/** Networks as ADDRESS/BITS; an address alone is a network of one. */
export const networks: z.ZodType<readonly string[]> = from(texts, (values) =>
  values.map((value) => {
    const [, host = '', bits] = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(value.trim()) ?? [];
    const bitsMax = isIP(host) === 6 ? 128 : 32;
    if (isIP(host) === 0 || Number(bits ?? bitsMax) > bitsMax) {
      throw new Error(`is ${quote(value)}, expected a network such as 10.0.0.0/8 or fd00::/8`);
    }
    return `${host}/${bits ?? bitsMax}`;
  }),
);

/** Syslog listeners of one agent. */
export const syslogListeners: z.ZodType<readonly SyslogListener[]> = from(texts, readSyslogListeners);

/** `none` alone is no listener. */
function readSyslogListeners(values: readonly string[]): SyslogListener[] {
  if (values.length === 1 && values[0] === 'none') return [];
  return values.map((value) => {
    const listener = parseSyslogListener(value);
    if (value === 'none') throw new Error('is "none" beside other listeners, expected it alone');
    if (typeof listener === 'string') throw new Error(`is ${quote(value)}, ${listener}`);
    return listener;
  });
}

/** A file or an https URL; http only to this machine. */
export const jwks: z.ZodType<string> = from(text, (value) => {
  if (!/^[a-z]+:\/\//i.test(value)) return path.parse(value);
  const url = readHttpUrl(value);
  if (url === undefined || (url.protocol === 'http:' && !isLoopback(url.hostname))) {
    throw new Error(`is ${quote(value)}, expected a file or a URL such as https://login.example/jwks.json`);
  }
  return url.href;
});

/** One address per zone. */
export const zoneAddresses: z.ZodType<PerZone<ListenAddress>> = from(zonedTexts, (values) => {
  const found = new Map<ZoneName, ListenAddress>();
  for (const { zone, value } of values.map(splitZone)) {
    if (found.has(zone)) throw new Error(`names zone ${zone} twice, expected one address per zone`);
    found.set(zone, readAddress(value));
  }
  return Object.fromEntries(found);
});

/** Syslog listeners per zone, in the order in which they were given. */
export const zoneSyslogListeners: z.ZodType<PerZone<readonly SyslogListener[]>> = from(
  zonedTexts,
  (values) => {
    const found = new Map<ZoneName, string[]>();
    for (const { zone, value } of values.map(splitZone)) found.set(zone, [...(found.get(zone) ?? []), value]);
    return Object.fromEntries([...found].map(([zone, texts]) => [zone, readSyslogListeners(texts)]));
  },
);

/** `z2=VALUE` or `VALUE`, which is for the first zone. A URL's own `=` comes after a `:` and is not taken for one. */
function splitZone(given: string): { readonly zone: ZoneName; readonly value: string } {
  const match = /^([^:=/?]*)=(.*)$/s.exec(given);
  if (match === null) return { zone: zones[0], value: given };
  const [, name = '', value = ''] = match;
  const zone = zones.find((candidate) => candidate === name);
  if (zone === undefined) throw new Error(`names zone ${quote(name)}, expected ${zones.join(' or ')}`);
  return { zone, value };
}

/** A number inside the setting's range. `read` gives undefined for a text that is not one. */
function inRange(
  setting: Setting,
  expected: string,
  read: (value: string) => number | undefined,
  format: (value: number) => string,
): z.ZodType<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = setting;
  return from(text, (value) => {
    const number = read(value);
    const range = `${expected} from ${format(min)} to ${format(max)}`;
    if (number === undefined || !Number.isSafeInteger(number) || number < min || number > max) {
      throw new Error(`is ${quote(value)}, expected ${range}`);
    }
    return number;
  });
}

function readInteger(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

/** A whole number in the setting's range. */
export const count = (setting: Setting): z.ZodType<number> =>
  inRange(setting, 'a whole number', readInteger, String);

/** A size in bytes in the setting's range. */
export const bytes = (setting: Setting): z.ZodType<number> =>
  inRange(setting, 'a size such as 4096 or 64MiB', parseBytes, formatBytes);

/** Lines per second in the setting's range. */
export const linesPerSecond = (setting: Setting): z.ZodType<number> =>
  inRange(setting, 'lines per second', (value) => readInteger(value.replace(/\/s$/, '')), String);

/** Bytes per second in the setting's range. */
export const bytesPerSecond = (setting: Setting): z.ZodType<number> =>
  inRange(
    setting,
    'bytes per second such as 1MB',
    (value) => parseBytes(value.replace(/\/s$/, '')),
    formatBytes,
  );

/** Milliseconds in the setting's range. */
export const duration = (setting: Setting): z.ZodType<number> =>
  inRange(setting, 'a duration such as 30s or 5m', readDuration, formatDuration);

function readDuration(value: string): number | undefined {
  try {
    return parseDuration(value);
  } catch {
    return undefined;
  }
}

/** A duration in the largest unit that keeps it whole: 90000 is `90s`. */
export function formatDuration(ms: number): string {
  for (const [unit, size] of [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const) {
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`;
  }
  return ms === 0 ? '0s' : `${ms}ms`;
}

/** A path that is not empty. */
export const path: z.ZodType<string> = from(text, (value) => {
  if (value.trim() === '') throw new Error('is empty, expected a path');
  return value;
});

/** An http or https URL without credentials. */
export const httpUrl: z.ZodType<string> = from(text, (value) => {
  const url = readHttpUrl(value);
  if (url === undefined) throw new Error(`is ${quote(value)}, expected a URL such as https://logs.example`);
  return url.href.replace(/\/$/, '');
});

/** Origins of web pages. */
export const origins: z.ZodType<readonly string[]> = from(texts, (values) =>
  values.map((value) => {
    const url = readHttpUrl(value);
    if (url === undefined || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
      throw new Error(`is ${quote(value)}, expected an origin such as https://ops.example`);
    }
    return url.origin;
  }),
);

function readHttpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '' ? url : undefined;
}

/** One of the setting's values. */
export const choice = <T extends string>(values: readonly T[]): z.ZodType<T> =>
  from(text, (value) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new Error(`is ${quote(value)}, expected one of ${values.join(', ')}`);
    return found;
  });

/** On or off. */
export const onOff: z.ZodType<boolean> = from(text, (value) => {
  if (['true', '1', 'yes', 'on'].includes(value.toLowerCase())) return true;
  if (['false', '0', 'no', 'off'].includes(value.toLowerCase())) return false;
  throw new Error(`is ${quote(value)}, expected true or false`);
});
