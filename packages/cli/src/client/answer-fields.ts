// Reads fields of JSON that came over the network: what is missing or of another type is `undefined`, never a crash.
// Numbers may be written as decimal text, as the controller does with 64-bit ones. Not here: what the fields mean.

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; empty if it is none. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The objects of a list; empty if the value is no list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** The texts of a list; empty if the value is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A text field; `undefined` if it is missing, empty or something else. */
export function textField(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number field, also where it is written as decimal text; `undefined` if it is neither. */
export function numberField(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && /^\d{1,16}$/.test(value)) return Number(value);
  return undefined;
}
