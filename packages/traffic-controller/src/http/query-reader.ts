// Reads the query parameters of a request: known names only, each once unless it may be repeated, and an error that names the parameter
// for everything that cannot be used. What the values mean is the route's business.

import { parseTime } from '@tailrace/core/durations';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { ApiError, type ApiErrorCode } from '../api-error.ts';

/** Longest value of a parameter, in bytes. Regular expressions have a lower limit of their own. */
const VALUE_BYTES_MAX = 2048;
/** Most repetitions of a parameter that may be repeated. */
const REPETITIONS_MAX = 64;

/** A query as fastify hands it out. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** Every method throws ApiError `invalid_parameter` with the name, unless it says otherwise. */
export class QueryReader {
  readonly #values = new Map<string, readonly string[]>();

  /**
   * @param query - the parsed query
   * @param known - names that the route has; any other is refused
   * @param repeatable - those of them that may come more than once
   */
  constructor(query: RawQuery, known: readonly string[], repeatable: readonly string[] = []) {
    for (const [name, value] of Object.entries(query)) {
      if (!known.includes(name)) {
        throw invalid(name, 'it is not known here', known.length === 0 ? 'no parameters' : known.join(', '));
      }
      const values = (Array.isArray(value) ? value : [value]).map(String);
      if (values.length > 1 && !repeatable.includes(name)) {
        throw invalid(name, `it comes ${values.length} times`, 'it once');
      }
      if (values.length > REPETITIONS_MAX) {
        throw invalid(name, `it comes ${values.length} times`, `at most ${REPETITIONS_MAX}`);
      }
      for (const text of values) {
        const bytes = Buffer.byteLength(text);
        if (bytes > VALUE_BYTES_MAX)
          throw invalid(name, `it has ${bytes} bytes`, `at most ${VALUE_BYTES_MAX}`);
      }
      this.#values.set(name, values);
    }
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value; undefined when the parameter is absent. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** All values of a parameter that may be repeated; undefined when it is absent. */
  texts(name: string): readonly string[] | undefined {
    return this.#values.get(name);
  }

  /** One of some words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw invalid(name, `it is ${quoted(text)}`, words.join(' or '));
    return word;
  }

  /** A whole number in decimal. */
  integer(name: string, min: number, max: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw invalid(name, `it is ${quoted(text)}`, `a whole number from ${min} to ${max}`);
    }
    return number;
  }

  /** A whole number, or `all`. */
  integerOrAll(name: string, min: number, max: number): number | 'all' | undefined {
    if (this.text(name) === 'all') return 'all';
    try {
      return this.integer(name, min, max);
    } catch {
      throw invalid(
        name,
        `it is ${quoted(this.text(name) ?? '')}`,
        `a whole number from ${min} to ${max}, or all`,
      );
    }
  }

  /**
   * A moment, in milliseconds since 1970.
   *
   * @throws ApiError `invalid_time`
   */
  time(name: string, nowMs: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      return Math.floor(parseTime(text, nowMs));
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      throw new ApiError(
        'invalid_time',
        `Cannot use the parameter ${quoted(name)}: ${lowerFirst(error.message)}`,
      );
    }
  }
}

/** A parameter that cannot be used. */
export function invalid(
  name: string,
  whatIs: string,
  expected: string,
  code: ApiErrorCode = 'invalid_parameter',
): ApiError {
  return new ApiError(code, cannot(`use the parameter ${quoted(name)}`, whatIs, expected));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
