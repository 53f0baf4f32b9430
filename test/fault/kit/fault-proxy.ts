// A TCP proxy between roles that does to a connection what networks do: it stands still, swallows, delays, closes one half, breaks off
// inside a message, damages bytes, refuses. What is wrong can be changed at any time, for the connections that are there and for new ones.
import { once } from 'node:events';
import { createServer, type Server, Socket } from 'node:net';
import type { SeededRandom } from '../../kit/seeded-random.ts';

/** What is wrong with the network. */
export type WireFault =
  | { readonly kind: 'none' }
  /** Connections break and new ones are refused. */
  | { readonly kind: 'refuse' }
  /** Nothing moves; what waits goes on when it heals, as after a cable was out. */
  | { readonly kind: 'stall' }
  /** What is sent vanishes; the connections break when it heals, as behind a router that forgot them. */
  | { readonly kind: 'swallow' }
  /** Everything comes later, in order. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Each side is told that the other one sends no more, behind what it sends next. */
  | { readonly kind: 'half-close' }
  /** The next piece goes half, then the connection breaks. Once for each connection. */
  | { readonly kind: 'cut' }
  /** One byte of about every `every`th piece is another one. */
  | { readonly kind: 'corrupt'; readonly every: number };

/** Kinds that need no other setting. */
export const HEALED: WireFault = { kind: 'none' };

/** One direction of a connection. */
interface Way {
  readonly from: Socket;
  readonly to: Socket;
  /** Pieces that come later, in order. */
  readonly late: Array<{ readonly piece: Buffer; readonly atMs: number }>;
  timer: NodeJS.Timeout | undefined;
}

/** `await using proxy = await FaultProxy.start(port, target, random)`. */
export class FaultProxy implements AsyncDisposable {
  readonly port: number;
  readonly #target: number;
  readonly #server: Server;
  readonly #random: SeededRandom;
  readonly #ways = new Set<Way>();
  #fault: WireFault = HEALED;
  /** Pieces that a fault touched. */
  touched = 0;

  private constructor(port: number, target: number, random: SeededRandom) {
    this.port = port;
    this.#target = target;
    this.#random = random;
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
  }

  /** Listens on a port and goes to another one, both of this machine. */
  static async start(port: number, target: number, random: SeededRandom): Promise<FaultProxy> {
    const proxy = new FaultProxy(port, target, random);
    proxy.#server.listen(port, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get fault(): WireFault {
    return this.#fault;
  }

  /** From now on this is wrong; `none` heals. */
  set(fault: WireFault): void {
    const before = this.#fault;
    this.#fault = fault;
    const breaks = fault.kind === 'refuse' || (before.kind === 'swallow' && fault.kind !== 'swallow');
    for (const way of [...this.#ways]) {
      if (breaks) way.from.destroy();
      else if (fault.kind === 'stall') way.from.pause();
      else way.from.resume();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { from, to } of this.#ways) {
      from.destroy();
      to.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    if (this.#fault.kind === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = new Socket({ allowHalfOpen: true });
    upstream.setNoDelay(true);
    client.setNoDelay(true);
    upstream.connect(this.#target, '127.0.0.1');
    this.#carry(client, upstream);
    this.#carry(upstream, client);
  }

  #carry(from: Socket, to: Socket): void {
    const way: Way = { from, to, late: [], timer: undefined };
    this.#ways.add(way);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      clearTimeout(way.timer);
      this.#ways.delete(way);
      to.destroy();
    });
    from.on('end', () => {
      if (this.#fault.kind !== 'stall' && this.#fault.kind !== 'swallow') to.end();
    });
    to.on('drain', () => {
      if (this.#fault.kind !== 'stall') from.resume();
    });
    from.on('data', (piece: Buffer) => this.#forward(way, piece));
    if (this.#fault.kind === 'stall') from.pause();
  }

  #forward(way: Way, piece: Buffer): void {
    const { from, to } = way;
    if (to.destroyed || to.writableEnded) return;
    const fault = this.#fault;
    switch (fault.kind) {
      case 'swallow':
        this.touched += 1;
        return;
      case 'delay':
        this.touched += 1;
        this.#forwardLate(way, piece, fault.delayMs);
        return;
      case 'cut':
        this.touched += 1;
        to.write(piece.subarray(0, this.#random.between(0, piece.length - 1)), () => from.destroy());
        return;
      case 'corrupt':
        this.#write(way, this.#random.between(1, fault.every) === 1 ? this.#damaged(piece) : piece);
        return;
      case 'half-close':
        this.touched += 1;
        this.#write(way, piece);
        to.end();
        return;
      case 'none':
      case 'stall':
      case 'refuse':
        if (way.late.length > 0) this.#forwardLate(way, piece, 0);
        else this.#write(way, piece);
    }
  }

  #write({ from, to }: Way, piece: Buffer): void {
    if (!to.destroyed && !to.writableEnded && !to.write(piece)) from.pause();
  }

  /** Behind what is late already: one queue and one timer, since timers of different lengths may fire in another order than that of their ends. */
  #forwardLate(way: Way, piece: Buffer, delayMs: number): void {
    way.late.push({ piece, atMs: performance.now() + delayMs });
    way.timer ??= setTimeout(() => this.#forwardDue(way), delayMs);
  }

  #forwardDue(way: Way): void {
    way.timer = undefined;
    for (let first = way.late[0]; first !== undefined; first = way.late[0]) {
      const waitMs = first.atMs - performance.now();
      if (waitMs > 0) {
        way.timer = setTimeout(() => this.#forwardDue(way), waitMs);
        return;
      }
      way.late.shift();
      this.#write(way, first.piece);
    }
  }

  #damaged(piece: Buffer): Buffer {
    this.touched += 1;
    const copy = Buffer.from(piece);
    const at = this.#random.between(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ this.#random.between(1, 255);
    return copy;
  }
}
