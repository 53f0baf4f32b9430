// What /readyz answers for what a role finds about itself.
import { expect, test } from 'vitest';
import { readyAnswer, registryWarnings } from './role-health.ts';

test('a role without reasons is ready, whatever it warns of', () => {
  expect(readyAnswer({ reasons: [], warnings: [] })).toEqual({ status: 200, body: { ok: true } });
  expect(readyAnswer({ reasons: [], warnings: ['w'] })).toEqual({
    status: 200,
    body: { ok: true, warnings: ['w'] },
  });
});

test('one with reasons is not, and says all of them', () => {
  expect(readyAnswer({ reasons: ['a', 'b'], warnings: ['w'] })).toEqual({
    status: 503,
    body: { error: { code: 'not_ready', message: 'a; b' }, reasons: ['a', 'b'], warnings: ['w'] },
  });
});

test('a registry in trouble is a warning', () => {
  expect(registryWarnings({ trouble: undefined })).toEqual([]);
  expect(registryWarnings({ trouble: 'cannot be reached' })).toEqual(['registry: cannot be reached']);
});
