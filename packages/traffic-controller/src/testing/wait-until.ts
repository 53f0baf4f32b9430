// Waits for a condition in tests, instead of sleeping for a guess. It has a deadline, and says what did not come true.
import { setTimeout as delay } from 'node:timers/promises';

/** Looks every few milliseconds; rejects after `timeoutMs` (default 10 s) with `what`. */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  what: string | (() => string),
  timeoutMs = 10_000,
): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > deadlineMs) {
      throw new Error(`Waited ${timeoutMs} ms in vain: ${typeof what === 'string' ? what : what()}`);
    }
    await delay(3);
  }
}
