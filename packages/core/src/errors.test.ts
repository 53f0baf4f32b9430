import { expect, test } from 'vitest';
import { cannot, fromUnknown, LogError, quoted, withoutCredentials } from './errors.ts';

test('an error tells its code, whether it is worth another try, and its cause', () => {
  const cause = new Error('socket hang up');
  const error = new LogError('Cannot send: gone', { code: 'away', retryable: true, cause });
  expect(error).toMatchObject({ name: 'LogError', code: 'away', retryable: true, cause });
  const plain = new LogError('Cannot send: gone', { code: 'away' });
  expect(plain.retryable).toBe(false);
  expect('cause' in plain).toBe(false);
});

test('messages have one grammar', () => {
  expect(cannot('open the port', '"5514" is in use', 'a free port')).toBe(
    'Cannot open the port: "5514" is in use, expected a free port',
  );
  expect(cannot('open the port', 'it is closed')).toBe('Cannot open the port: it is closed');
});

test('quoted values are escaped and cut', () => {
  expect(quoted('a"b\n')).toBe('"a\\"b\\n"');
  expect(quoted('abcdef', 3)).toBe('"abc…"');
});

test('whatever is thrown becomes an error with a code', () => {
  const own = new LogError('x', { code: 'away' });
  expect(fromUnknown(own)).toBe(own);
  const foreign = new TypeError('x is not a function');
  expect(fromUnknown(foreign)).toMatchObject({ code: 'unknown', message: foreign.message, cause: foreign });
  expect(fromUnknown('text').message).toBe('text');
});

test.each([
  ['nats://ann:secret@host:4222', 'nats://***@host:4222'],
  ['nats://ann:se@cr/et@host:4222', 'nats://***@host:4222'],
  ['https://ann:sec/ret?#@host/', 'https://***@host/'],
  ['ann:secret@host:4222', '***@host:4222'],
  ['nats://ann:secret@a:1,nats://bob:secret@b:2', 'nats://***@b:2'],
  ['nats://secret@host', 'nats://***@host'],
  ['10.0.0.1:4222', '10.0.0.1:4222'],
  ['team@web', 'team@web'],
])('%j is shown as %j', (text, shown) => {
  expect(withoutCredentials(text)).toBe(shown);
});
