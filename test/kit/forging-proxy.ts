// A proxy before a traffic controller that takes log lines out of what it passes on, and says nothing about it: what must never
// happen, so that a test can see that it is noticed.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import WebSocket, { WebSocketServer } from 'ws';
import type { JsonRecord } from './api-client.ts';

/** `await using proxy = await ForgingProxy.start(url, (record) => record.message !== 'x')`. */
export class ForgingProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #open = new Set<WebSocket>();

  private constructor(target: string, forge: (records: readonly JsonRecord[]) => readonly JsonRecord[]) {
    this.#server = createServer((from, to) => {
      const asked = request(`${target}${from.url}`, { method: from.method }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      asked.on('error', () => to.destroy());
      from.pipe(asked);
    });
    this.#server.on('upgrade', (from, socket, head) => {
      const behind = new WebSocket(`${target.replace(/^http/, 'ws')}${from.url}`, {
        perMessageDeflate: false,
      });
      behind.on('error', () => socket.destroy());
      behind.on('open', () => {
        this.#sockets.handleUpgrade(from, socket, head, (client) => {
          for (const each of [client, behind]) this.#open.add(each);
          behind.on('message', (data: Buffer) =>
            client.send(JSON.stringify(forge(JSON.parse(data.toString()) as JsonRecord[]))),
          );
          behind.on('close', () => client.terminate());
          client.on('close', () => behind.terminate());
          client.on('error', () => undefined);
        });
      });
    });
  }

  /** @param forge - gets the records of each frame and returns those that are passed on */
  static async start(
    target: string,
    forge: (records: readonly JsonRecord[]) => readonly JsonRecord[],
  ): Promise<ForgingProxy> {
    const proxy = new ForgingProxy(target, forge);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#open) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
