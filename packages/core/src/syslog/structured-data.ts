// STRUCTURED-DATA of RFC 5424, section 6.3, from and to bytes:
//   1*( "[" SD-ID *( SP PARAM-NAME "=" %d34 PARAM-VALUE %d34 ) "]" )
//   in a PARAM-VALUE, "\" stands before each of: " \ ]
// It knows no names but those that section 7 registers.

/** One element. */
export interface SdElement {
  readonly id: string;
  /** In the order of the text; names may come several times. */
  readonly params: readonly (readonly [name: string, value: string])[];
}

/** SD-IDs without "@" are reserved for these (RFC 5424, section 7). */
const registeredIds: ReadonlySet<string> = new Set(['timeQuality', 'origin', 'meta']);

const space = 0x20;
const quote = 0x22;
const equals = 0x3d;
const bracketOpen = 0x5b;
const backslash = 0x5c;
const bracketClose = 0x5d;

/** Elements and where they end. */
export interface ParsedStructuredData {
  readonly elements: readonly SdElement[];
  /** Offset just after the last "]". */
  readonly end: number;
}

/**
 * Reads the elements that begin at `start`; undefined when there is none or one is malformed.
 *
 * A "]" inside quotation marks is taken without its backslash too. A first element such as `[info]`, with neither
 * parameters nor a name that the RFC allows, is the beginning of a message from a sender that leaves structured data out.
 * O(bytes of the elements).
 */
export function parseStructuredData(bytes: Buffer, start: number): ParsedStructuredData | undefined {
  const elements: SdElement[] = [];
  let at = start;
  while (bytes[at] === bracketOpen) {
    const idEnd = nameEnd(bytes, at + 1);
    if (idEnd === at + 1) return undefined;
    const id = bytes.toString('latin1', at + 1, idEnd);
    const params: [string, string][] = [];
    at = idEnd;
    while (bytes[at] === space) {
      while (bytes[at] === space) at += 1;
      const paramNameEnd = nameEnd(bytes, at);
      if (paramNameEnd === at || bytes[paramNameEnd] !== equals || bytes[paramNameEnd + 1] !== quote)
        return undefined;
      const valueStart = paramNameEnd + 2;
      const valueEnd = quoteEnd(bytes, valueStart);
      if (valueEnd === -1) return undefined;
      params.push([
        bytes.toString('latin1', at, paramNameEnd),
        unescaped(bytes.toString('utf8', valueStart, valueEnd)),
      ]);
      at = valueEnd + 1;
    }
    if (bytes[at] !== bracketClose) return undefined;
    at += 1;
    if (elements.length === 0 && params.length === 0 && !id.includes('@') && !registeredIds.has(id)) {
      return undefined;
    }
    elements.push({ id, params });
  }
  return elements.length === 0 ? undefined : { elements, end: at };
}

/** SD-NAME: printable ASCII characters except "=", "]" and quotation marks. More than the 32 of the RFC are taken. */
function nameEnd(bytes: Buffer, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= space || byte > 0x7e || byte === quote || byte === equals || byte === bracketClose) break;
  }
  return at;
}

/** Where the quotation mark is that ends a value; -1 when there is none. */
function quoteEnd(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === backslash) at += 1;
  }
  return -1;
}

/** The text of the elements; `-` when there are none. Names are made valid, values are escaped. */
export function formatStructuredData(elements: readonly SdElement[]): string {
  if (elements.length === 0) return '-';
  let text = '';
  for (const { id, params } of elements) {
    text += `[${validName(id)}`;
    for (const [name, value] of params) {
      text += ` ${validName(name)}="${value.replace(/["\\\]]/g, '\\$&')}"`;
    }
    text += ']';
  }
  return text;
}

function validName(name: string): string {
  const valid = name.replace(/[^!#-<>-\\^-~]/gu, '_').slice(0, 32);
  return valid === '' ? '_' : valid;
}

/** A "\" before any other character is an ordinary one (section 6.3.3). */
function unescaped(value: string): string {
  return value.includes('\\') ? value.replace(/\\(["\\\]])/g, '$1') : value;
}
