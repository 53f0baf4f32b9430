// Readers that connect and end without a word, at any moment of their connection.
import WebSocket from 'ws';
import type { ScenarioWorld } from './scenario.ts';

const AT_ONCE = 20;

/** Opens so many tails and ends each: at once, when it is open, or when it has got something. */
export async function vanishingReaders(world: ScenarioWorld, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, () => vanish(world)));
  }
}

async function vanish({ cluster, traffic, random }: ScenarioWorld): Promise<void> {
  const url = random.pick(cluster.urls as [string]).replace(/^http/, 'ws');
  const app = random.pick(traffic.apps as [string]);
  const query = random.pick(['lines=all', 'lines=10', 'lines=0&order=time', 'lines=all&format=proto']);
  const waitsFor = random.pick<'nothing' | 'open' | 'message'>(['nothing', 'open', 'message']);
  const socket = new WebSocket(`${url}/v1/apps/${app}/tail?${query}`, { perMessageDeflate: false });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (waitsFor !== 'nothing') {
    await Promise.race([new Promise((resolve) => socket.once(waitsFor, resolve)), closed]);
  }
  socket.terminate();
  await closed;
}
