// A codec for flat messages from a table of their fields, for the administrative calls: it is compact and not fast.
// For what travels often, see uplink-messages.ts and reader-messages.ts.
import { MessageReader } from './message-reader.ts';
import { MessageWriter } from './message-writer.ts';

/** How one field is written: a scalar of proto3, or the fields of a repeated nested message. */
type FieldType = 'string' | 'uint' | 'double' | 'bool' | FieldList;

interface FieldList {
  /** What the message is, for error messages. */
  readonly subject: string;
  readonly fields: readonly (readonly [name: string, type: FieldType])[];
}

/** The fields of `T` in the order of their numbers, which are 1, 2, 3 …. */
export interface FieldTable<T> extends FieldList {
  readonly fields: readonly (readonly [name: keyof T & string, type: FieldType])[];
}

const defaults = { string: '', uint: 0, double: 0, bool: false } as const;

/** The bytes of `message`. */
export function encodeTable<T extends object>(table: FieldTable<T>, message: T): Buffer {
  const writer = new MessageWriter();
  writeTable(writer, table, message);
  return writer.finish();
}

/** The message in `bytes`, with a default for each field that is not there. Throws WireError. */
export function decodeTable<T extends object>(table: FieldTable<T>, bytes: Buffer): T {
  return readTable(new MessageReader(bytes, table.subject), table) as T;
}

function writeTable(writer: MessageWriter, table: FieldList, message: object): void {
  for (let number = table.fields.length; number > 0; number--) {
    const [name, type] = table.fields[number - 1] as FieldList['fields'][number];
    const value: unknown = (message as Readonly<Record<string, unknown>>)[name];
    if (type === 'string') writer.string(number, value as string);
    else if (type === 'uint') writer.uint(number, value as number);
    else if (type === 'double') writer.double(number, value as number);
    else if (type === 'bool') writer.bool(number, value as boolean);
    else writer.messages(number, value as object[], (element) => writeTable(writer, type, element));
  }
}

function readTable(reader: MessageReader, table: FieldList): object {
  const message: Record<string, unknown> = {};
  for (const [name, type] of table.fields) {
    message[name] = typeof type === 'string' ? defaults[type] : [];
  }
  while (reader.next()) {
    const [name, type] = table.fields[reader.field - 1] ?? [];
    if (name === undefined || type === undefined) reader.skip();
    else if (type === 'string') message[name] = reader.string();
    else if (type === 'uint') message[name] = reader.uint();
    else if (type === 'double') message[name] = reader.double();
    else if (type === 'bool') message[name] = reader.bool();
    else (message[name] as object[]).push(reader.message((nested) => readTable(nested, type)));
  }
  return message;
}
