// Which lines a reader wants: by the text of the message alone, and by time, stream and instance. Notices are never asked about: a
// filter cannot hide that lines were dropped.
import { CLOCK_TRUST_MS } from '@tailrace/core/collator';
import { cannot, quoted } from '@tailrace/core/errors';
import type { EnvelopeView } from '@tailrace/proto/envelope-view';
import { RE2JS } from 're2js';
import { ApiError } from '../api-error.ts';

/** Most regular expressions of one reader, includes and excludes together. */
export const PATTERNS_MAX = 8;
/** Longest regular expression, in bytes. */
export const PATTERN_BYTES_MAX = 1024;
/**
 * Most instructions of all patterns together when compiled. Matching is linear in the text, times this at worst: 1,000 take up to 50 ms
 * for the longest message.
 */
export const PATTERN_INSTRUCTIONS_MAX = 1000;

/** What a reader wants; everything that is absent lets all lines through. */
export interface LineFilterOptions {
  /** A line is wanted if one of these is found in its message, or there are none. */
  readonly include?: readonly string[];
  /** A line is not wanted if one of these is found in its message, whatever is included. */
  readonly exclude?: readonly string[];
  /** Unix time in milliseconds, included. */
  readonly sinceMs?: number;
  /** Unix time in milliseconds, excluded. */
  readonly untilMs?: number;
  readonly stream?: 'out' | 'err';
  /** Any of these. */
  readonly instances?: readonly string[];
}

/** Decides line by line. Metrics have no message and no stream: they pass excludes, and fail includes and streams. */
export class LineFilter {
  readonly #include: readonly RE2JS[];
  readonly #exclude: readonly RE2JS[];
  readonly #options: LineFilterOptions;

  /**
   * Undefined when every line is wanted.
   *
   * @throws ApiError `invalid_filter` for a regular expression that cannot be used
   */
  static create(options: LineFilterOptions): LineFilter | undefined {
    const isEmpty =
      (options.include ?? []).length === 0 &&
      (options.exclude ?? []).length === 0 &&
      options.sinceMs === undefined &&
      options.untilMs === undefined &&
      options.stream === undefined &&
      options.instances === undefined;
    return isEmpty ? undefined : new LineFilter(options);
  }

  private constructor(options: LineFilterOptions) {
    const { include = [], exclude = [] } = options;
    if (include.length + exclude.length > PATTERNS_MAX) {
      const whatIs = `${include.length + exclude.length} regular expressions`;
      throw new ApiError('invalid_filter', cannot('filter the lines', whatIs, `at most ${PATTERNS_MAX}`));
    }
    this.#options = options;
    this.#include = include.map((pattern) => compile('include', pattern));
    this.#exclude = exclude.map((pattern) => compile('exclude', pattern));
    const instructions = [...this.#include, ...this.#exclude].reduce((sum, re) => sum + re.programSize(), 0);
    if (instructions > PATTERN_INSTRUCTIONS_MAX) {
      const whatIs = `the regular expressions have ${instructions} instructions when compiled`;
      throw new ApiError(
        'invalid_filter',
        cannot('filter the lines', whatIs, `at most ${PATTERN_INSTRUCTIONS_MAX} together`),
      );
    }
  }

  /** True: lines are matched against regular expressions, which takes time. */
  get hasPatterns(): boolean {
    return this.#include.length + this.#exclude.length > 0;
  }

  /** Whether the envelope in the view is wanted. */
  matches(view: EnvelopeView, arrivalMs: number): boolean {
    const { stream, instances } = this.#options;
    if (stream !== undefined && (view.kind !== 'log' || view.isErr !== (stream === 'err'))) return false;
    if (instances !== undefined && !instances.includes(view.instanceId)) return false;
    return this.#matchesTime(view, arrivalMs) && this.#matchesMessage(view);
  }

  /** By the time that the collator goes by, so that a host with a wrong clock hides nothing. */
  #matchesTime(view: EnvelopeView, arrivalMs: number): boolean {
    const { sinceMs, untilMs } = this.#options;
    if (sinceMs === undefined && untilMs === undefined) return true;
    const timeMs = effectiveTimeMs(view.timestampMs, arrivalMs);
    return (sinceMs === undefined || timeMs >= sinceMs) && (untilMs === undefined || timeMs < untilMs);
  }

  #matchesMessage(view: EnvelopeView): boolean {
    if (!this.hasPatterns) return true;
    if (view.kind !== 'log') return this.#include.length === 0;
    const message = view.bytes.subarray(view.payloadStart, view.payloadEnd);
    for (const pattern of this.#exclude) if (pattern.test(message)) return false;
    if (this.#include.length === 0) return true;
    return this.#include.some((pattern) => pattern.test(message));
  }
}

/** A line's own time, if it is within five minutes of its arrival, else its arrival. */
export function effectiveTimeMs(timeMs: number, arrivalMs: number): number {
  return Math.abs(timeMs - arrivalMs) <= CLOCK_TRUST_MS ? timeMs : arrivalMs;
}

function compile(name: 'include' | 'exclude', pattern: string): RE2JS {
  const action = `use the ${name} filter ${quoted(pattern)}`;
  const bytes = Buffer.byteLength(pattern);
  if (bytes > PATTERN_BYTES_MAX) {
    throw new ApiError(
      'invalid_filter',
      cannot(action, `it has ${bytes} bytes`, `at most ${PATTERN_BYTES_MAX}`),
    );
  }
  if (pattern === '') {
    throw new ApiError('invalid_filter', cannot(action, 'it is empty', 'a regular expression'));
  }
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'it is not one';
    throw new ApiError('invalid_filter', cannot(action, reason, 'a regular expression in the syntax of RE2'));
  }
}
