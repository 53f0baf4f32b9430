// What one setting is: its name, where it can be given, its unit, default and range. Plain data that loads in no time, so
// that `--help` and the documentation come from the same table as the checks. The checks themselves are in value-schemas.ts.

/** How a setting's text is understood. Each kind has one schema in value-schemas.ts. */
export type SettingKind =
  /** HOST:PORT to listen on. */
  | 'address'
  /** HOST:PORT per zone: `ADDR` for the first zone, `ZONE=ADDR` for another. */
  | 'zone-addresses'
  /** Syslog listener URLs per zone. */
  | 'zone-syslog-urls'
  /** HOST:PORT that others dial; not an address that only means "any". */
  | 'advertised-address'
  /** Syslog listener URLs of one agent. */
  | 'syslog-urls'
  /** Networks as ADDRESS/BITS. */
  | 'networks'
  /** A zone. */
  | 'name'
  /** The id of a process. */
  | 'member-id'
  /** A name that can be part of a NATS bucket's. */
  | 'cluster-name'
  /** Where the registry is: nats://… or static:FILE. */
  | 'registry'
  /** Any text that is not empty. */
  | 'text'
  /** A whole number. */
  | 'count'
  /** A whole number of bytes, with an optional unit such as KiB or MB. */
  | 'bytes'
  /** Something per second; a final `/s` is allowed. */
  | 'lines-per-second'
  | 'bytes-per-second'
  | 'duration'
  /** A folder or file, relative to where the program was started. */
  | 'path'
  /** A file that is there and can be read. */
  | 'file'
  /** Such a file, or an https URL (http on loopback). */
  | 'jwks'
  | 'http-url'
  /** Scheme, host and port of a web page, as a browser sends it in `Origin`. */
  | 'origins'
  | 'choice'
  /** On or off; a flag without a value. */
  | 'switch';

/** One setting of a command. */
export interface Setting {
  /** Name of the flag without dashes, and key in the configuration file. */
  readonly name: string;
  readonly kind: SettingKind;
  /** One sentence without a full stop: what it sets, and what raising it costs where that is not plain. */
  readonly summary: string;
  /** What stands behind the flag in `--help`. Not given for a switch. */
  readonly argument?: string;
  /** Unit of a plain number. */
  readonly unit?: string;
  /** The default as people write it; `required` where there is none. */
  readonly defaultText: string;
  /** Smallest and largest value, in the unit that the schema gives: bytes, milliseconds, or the number itself. */
  readonly min?: number;
  readonly max?: number;
  /** The values of a choice. */
  readonly choices?: readonly string[];
  /** Whether the flag may be given several times. */
  readonly repeatable?: boolean;
}

/** The environment variable of a setting: `default-limit-lines` is `TAILRACE_DEFAULT_LIMIT_LINES`. */
export function environmentName(name: string): string {
  return `TAILRACE_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** The key under which commander keeps a flag: `default-limit-lines` is `defaultLimitLines`. */
export function optionKey(name: string): string {
  return name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** The setting of a table by its name. */
export function findSetting(settings: readonly Setting[], name: string): Setting {
  const found = settings.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`Cannot find the setting "${name}": it is not in the table`);
  return found;
}
