// What is said about an agent, and how long it is waited for.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AgentLink } from './agent-link.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it is up once it was connected, and down with the reason, without the address, once it is lost', () => {
  const link = new AgentLink('10.0.0.7:3458');
  link.note('connecting', '');
  expect(link).toMatchObject({ isUp: false, why: '' });
  link.note('connected', 'a1');
  expect(link).toMatchObject({ isUp: true, why: '' });
  link.note('disconnected', 'Cannot connect to 10.0.0.7:3458: nothing listens there');
  expect(link).toMatchObject({ isUp: false, why: 'nothing listens there' });
  link.note('disconnected', 'closed');
  expect(link.why).toBe('nothing listens there');
});

test('the first outcome settles it, whichever it is', async () => {
  const up = new AgentLink('a:1');
  const waiting = up.settled();
  up.note('connected', '');
  expect(await waiting).toBe(true);
  const down = new AgentLink('a:1');
  down.note('disconnected', 'nothing listens there');
  expect(await down.settled()).toBe(false);
});

test('an agent that says nothing for a second is not there, and leaves no timer', async () => {
  const link = new AgentLink('a:1');
  const waiting = link.settled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await waiting).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
