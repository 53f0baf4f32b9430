import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../client/log-records.ts';
import { OutputChunk } from './output-chunk.ts';
import { createTemplateFormat } from './template-format.ts';

const record: LogRecord = {
  type: 'log',
  app: 'web',
  instance: '0',
  zone: 'z1',
  stream: 'err',
  time: '2026-11-20T11:00:00.123456789Z',
  message: 'hello',
  tags: { source_type: 'RTR', host: 'a\nb' },
  index: '42',
};

function render(template: string, fields: Partial<LogRecord> = {}): string {
  const chunk = new OutputChunk();
  createTemplateFormat(template, { utc: true, safety: 'escape' })({ ...record, ...fields }, chunk);
  return chunk.take().toString('utf8');
}

describe('createTemplateFormat', () => {
  it('fills in every field', () => {
    expect(render('{time} {app} {instance} {zone} {type} {stream} {index} {message}')).toBe(
      '2026-11-20T11:00:00.123Z web 0 z1 RTR ERR 42 hello\n',
    );
  });

  it('knows tags, tabs and braces', () => {
    expect(render('{{{tags.host}}}\\t{tags.none}|\\\\')).toBe('{a\\nb}\t|\\\n');
  });

  it('prints every line of a message with the template', () => {
    expect(render('{instance}: {message}', { message: 'a\x1b[2J\nb' })).toBe('0: a\\x1b[2J\n0: b\n');
  });

  it.each([
    ['{mesage}', 'unknown field "{mesage}"'],
    ['{message', 'stands alone'],
    ['message}', 'stands alone'],
    ['{}', 'unknown field'],
  ])('refuses %s', (template, reason) => {
    expect(() => render(template)).toThrow(reason);
  });
});
