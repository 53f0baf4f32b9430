// Reads the fields of a JSON body: an object with known fields only, and an error that names the field for everything else.
import { cannot, quoted } from '@tailrace/core/errors';
import { ApiError } from '../api-error.ts';

/** The fields of a body, all of them among `known`. Throws ApiError `invalid_body`. */
export function readFields<Name extends string>(
  body: unknown,
  known: readonly Name[],
): Partial<Readonly<Record<Name, unknown>>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError(
      'invalid_body',
      cannot('use the body', 'it is no object', `an object with ${known.join(', ')}`),
    );
  }
  for (const name of Object.keys(body)) {
    if (!known.some((field) => field === name))
      throw invalidField(name, 'it is not known here', known.join(' or '));
  }
  return body as Partial<Record<Name, unknown>>;
}

/** A field that has to be text. Throws ApiError `invalid_body`. */
export function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalidField(name, value === undefined ? 'it is missing' : 'it is not a text', 'a text');
}

/** A field that may be absent, or a whole number from 1 on. Throws ApiError `invalid_body`. */
export function positiveOf(value: unknown, name: string, max: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw invalidField(name, `it is ${quoted(JSON.stringify(value) ?? '')}`, `a whole number from 1 to ${max}`);
}

function invalidField(name: string, whatIs: string, expected: string): ApiError {
  return new ApiError('invalid_body', cannot(`use the field ${quoted(name)}`, whatIs, expected));
}
