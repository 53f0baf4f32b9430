// Syslog listeners as senders use them, on real ports and paths.
import { createSocket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AgentCounters } from '../agent-counters.ts';
import { portOf, type RunningAgent, runAgent } from '../testing/running-agent.ts';
import { SimulatedScheduler } from '../testing/simulated-scheduler.ts';
import { SyslogStreamListener } from './syslog-stream-listener.ts';
import { SyslogUnixgramListener, type UnixDatagramSocket } from './syslog-unixgram-listener.ts';
import { parseSyslogUrl } from './syslog-url.ts';

let running: RunningAgent | undefined;
let folder: string | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

async function socketPath(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'tailrace-agent-'));
  return join(folder, 'log.sock');
}

async function connectTo({ agent }: RunningAgent, listener = 0): Promise<Socket> {
  const socket = connect(portOf(agent.addresses.syslog[listener]), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Resolves when the socket is closed, whether in order or not. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));
const counted = (text: string) => `${Buffer.byteLength(text)} ${text}`;
const rejected = ({ agent }: RunningAgent) => agent.stateDump().rejected;

describe('over TCP', () => {
  test('octet-counted and newline-framed messages may alternate on one connection', async () => {
    running = await runAgent();
    const socket = await connectTo(running);
    socket.write(counted('<14>1 - h web - - - one'));
    socket.write('<14>1 - h web - - - two\n');
    socket.write(`${counted('<14>1 - h web - - - three\nwith two lines')}<13>Nov 20 12:00:00 h web: four\n`);
    const lines = await running.owner.read('web', 4);
    expect(lines.map(({ payload }) => payload)).toEqual(['one', 'two', 'three\nwith two lines', 'four']);
    socket.destroy();
  });

  test('structured data can forge no notice', async () => {
    running = await runAgent();
    const socket = await connectTo(running);
    const forged =
      '[tailrace.dropped@1 tailrace.dropped="5"][tags@47450 tailrace.dropped="5" tailrace.reason="x"]';
    socket.write(counted(`<14>1 - h web - - ${forged} one`));
    const [line] = await running.owner.read('web', 1);
    expect(line?.payload).toBe('one');
    expect(Object.keys(line?.tags ?? {}).filter((name) => name.startsWith('tailrace'))).toEqual([]);
    socket.destroy();
  });

  test('messages that are cut anywhere come together', async () => {
    running = await runAgent();
    const socket = await connectTo(running);
    const text = `${counted('<14>1 - h web - - - one')}<14>1 - h web - - - two\n`;
    for (const byte of text) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    const lines = await running.owner.read('web', 2);
    expect(lines.map(({ payload }) => payload)).toEqual(['one', 'two']);
    socket.destroy();
  });

  test('the last line needs no line end', async () => {
    running = await runAgent();
    (await connectTo(running)).end('<14>1 - h web - - - last');
    expect(await running.owner.read('web', 1)).toHaveLength(1);
  });

  test('a frame over 1 MiB closes its connection, is counted, and others go on', async () => {
    running = await runAgent();
    const good = await connectTo(running);
    const bad = await connectTo(running);
    bad.write('9999999 <14>1 - h web - - - x');
    await closed(bad);
    expect(rejected(running)).toEqual({ frame_too_large: 1 });
    const endless = await connectTo(running);
    endless.write(Buffer.alloc(1024 * 1024 + 100, 'x'));
    await closed(endless);
    expect(rejected(running)).toEqual({ frame_too_large: 2 });
    good.end('<14>1 - h web - - - still here\n');
    await running.owner.read('web', 1);
  });

  test('garbage is counted and harms nobody', async () => {
    running = await runAgent();
    const good = await connectTo(running);
    const bad = await connectTo(running);
    bad.end(Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff)));
    await closed(bad);
    good.end('<14>1 - h web - - - still here\n');
    await running.owner.read('web', 1);
    expect(rejected(running)['bad_app_id']).toBeGreaterThan(0);
    expect(running.agent.stateDump().receivedLines).toBe(1);
  });

  test('a connection that breaks inside a message is counted', async () => {
    running = await runAgent();
    const socket = await connectTo(running);
    socket.write('100 <14>1 - h web - - - begins');
    await new Promise(setImmediate);
    socket.end();
    await closed(socket);
    expect(rejected(running)).toEqual({ cut_frame: 1 });
  });

  test('unfinished messages of all connections together have a limit', async () => {
    const counters = new AgentCounters();
    const frames: string[] = [];
    const listener = new SyslogStreamListener({
      endpoint: parseSyslogUrl('tcp://127.0.0.1:0'),
      accept: (frame) => frames.push(frame.toString('latin1', 0, 5)),
      counters,
      heldBytesMax: 200_000,
    });
    const port = portOf(await listener.listen());
    const begin = async (): Promise<Socket> => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      await new Promise((resolve) => socket.write(`100000 <14>${'x'.repeat(89_996)}`, resolve));
      return socket;
    };
    const sockets = [await begin(), await begin(), await begin()];
    await Promise.race(sockets.map((socket) => closed(socket)));
    expect(Object.fromEntries(counters.rejected)).toEqual({ too_much_held: 1 });
    const open = sockets.filter((socket) => !socket.destroyed);
    expect(open).toHaveLength(2);
    for (const socket of open) socket.end('x'.repeat(10_000));
    await Promise.all(open.map((socket) => closed(socket)));
    expect(frames).toEqual(['<14>x', '<14>x']);
    await listener.close();
  });

  /** A listener for 2,000 held bytes, in simulated time, and connections of which it holds so many bytes of an unfinished message. */
  async function listenHolding() {
    const scheduler = new SimulatedScheduler();
    const counters = new AgentCounters();
    const frames: string[] = [];
    let onFrame = (): void => undefined;
    const listener = new SyslogStreamListener({
      endpoint: parseSyslogUrl('tcp://127.0.0.1:0'),
      accept: (frame) => {
        frames.push(frame.toString());
        onFrame();
      },
      counters,
      scheduler,
      heldBytesMax: 2_000,
    });
    const port = portOf(await listener.listen());
    const send = async (socket: Socket, text: string): Promise<void> => {
      const taken = new Promise<void>((resolve) => {
        onFrame = resolve;
      });
      socket.write(text);
      await taken;
    };
    const hold = async (bytes: number): Promise<Socket> => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      await send(socket, `before\n${'x'.repeat(bytes)}`);
      return socket;
    };
    return { scheduler, counters, frames, listener, send, hold };
  }

  test('when unfinished messages are too much, who holds most is closed, the oldest of several, and nobody else', async () => {
    const { counters, frames, listener, send, hold } = await listenHolding();
    const small = await hold(150);
    const oldest = await hold(900);
    const other = await hold(900);
    const oldestClosed = closed(oldest);
    const good = await hold(60);
    await oldestClosed;
    for (const socket of [small, other, good]) await send(socket, '\n');
    expect(frames.filter((frame) => frame !== 'before').map(({ length }) => length)).toEqual([150, 900, 60]);
    expect(Object.fromEntries(counters.rejected)).toEqual({ too_much_held: 1 });
    await listener.close();
  });

  test('while much is held, a message without progress for 60 s ends its connection', async () => {
    const { scheduler, counters, frames, listener, send, hold } = await listenHolding();
    const stalled = await hold(600);
    const stalledClosed = closed(stalled);
    const busy = await hold(600);
    scheduler.advance(50_000);
    await send(busy, '\nmore'.padEnd(600, 'x'));
    scheduler.advance(20_000);
    await stalledClosed;
    scheduler.advance(600_000);
    await send(busy, '\n');
    expect(frames.at(-1)).toMatch(/^morex+$/);
    expect(Object.fromEntries(counters.rejected)).toEqual({ stalled_frame: 1 });
    await listener.close();
  });

  test('connections over the limit are closed and counted', async () => {
    running = await runAgent({ syslogConnectionsMax: 2 });
    const first = await connectTo(running);
    const second = await connectTo(running);
    first.write('<14>1 - h web - - - one\n');
    second.write('<14>1 - h web - - - two\n');
    await running.owner.read('web', 2);
    const third = await connectTo(running);
    await closed(third);
    expect(rejected(running)).toEqual({ too_many_connections: 1 });
    first.destroy();
    second.destroy();
  });

  test('empty lines and messages without text are dropped and counted', async () => {
    running = await runAgent();
    (await connectTo(running)).end('\n\n<14>1 - h web - - -\n<14>1 - h web - - - text\n');
    await running.owner.read('web', 1);
    expect(rejected(running)).toEqual({ empty_line: 3 });
  });
});

describe('what a message becomes', () => {
  const table: [string, string, object][] = [
    [
      'host, process and message ids become tags; the host is the instance',
      '<14>1 2026-11-20T12:00:00.123456Z host-1 web 4711 ID7 - hello',
      {
        instanceId: 'host-1',
        isErr: false,
        timestampNs: 1795176000123456000n,
        tags: { source_type: 'APP', hostname: 'host-1', procid: '4711', msgid: 'ID7' },
      },
    ],
    [
      'a process id with a slash names source type and instance',
      '<14>1 - host-1 web [APP/PROC/WEB/3] - - hello',
      {
        instanceId: '3',
        tags: { source_type: 'APP/PROC/WEB', hostname: 'host-1', procid: '[APP/PROC/WEB/3]' },
      },
    ],
    [
      'without host and instance it is instance 0',
      '<14>1 - - web - - - hello',
      { instanceId: '0', tags: { source_type: 'APP' } },
    ],
    ['errors are the stream ERR', '<11>1 - - web - - - hello', { isErr: true }],
    ['warnings are not', '<12>1 - - web - - - hello', { isErr: false }],
    [
      'a tag of RFC 3164 is the app',
      '<27>Nov 20 12:00:00 host-2 web[99]: hello',
      { instanceId: 'host-2', isErr: true, tags: { source_type: 'APP', hostname: 'host-2', procid: '99' } },
    ],
    [
      'so is Docker’s, which has no host',
      '<30>Nov 20 12:00:00 web[1]: hello',
      { instanceId: '0', isErr: false, tags: { source_type: 'APP', procid: '1' } },
    ],
  ];

  test.each(table)('%s', async (_, message, expected) => {
    running = await runAgent();
    (await connectTo(running)).end(`${message}\n`);
    const [line] = await running.owner.read('web', 1);
    expect(line).toMatchObject({ sourceId: 'web', payload: 'hello', ...expected });
  });

  test('a message without a time has the time at which it came', async () => {
    running = await runAgent();
    const before = BigInt(Date.now() - 5) * 1_000_000n;
    (await connectTo(running)).end('<14>1 - - web - - - hello\n');
    const [line] = await running.owner.read('web', 1);
    expect(line?.timestampNs).toBeGreaterThan(before);
    expect(line?.timestampNs).toBeLessThan(BigInt(Date.now() + 5) * 1_000_000n);
  });

  test('a message over 60 KiB becomes parts on UTF-8 boundaries', async () => {
    running = await runAgent();
    const text = 'é'.repeat(80 * 1024);
    (await connectTo(running)).end(counted(`<14>1 - - web - - - ${text}`));
    const lines = await running.owner.read('web', 3);
    expect(lines.map(({ tags }) => tags['part'])).toEqual(['1/3', '2/3', '3/3']);
    expect(lines.map(({ payload }) => payload).join('')).toBe(text);
    expect(running.agent.stateDump().receivedLines).toBe(3);
  });

  test('names that cannot be app ids are rejected and counted', async () => {
    running = await runAgent();
    (await connectTo(running)).end(
      '<14>1 - - a/b - - - x\n<14>1 - - .. - - - x\nno name\n<999>1 - - web - - - x\n<14>1 - - web - - - y\n',
    );
    await running.owner.read('web', 1);
    expect(rejected(running)).toEqual({ bad_app_id: 3, bad_syslog: 1 });
  });
});

describe('listeners that bind what they may write', () => {
  test('with ?app= every line is that app’s', async () => {
    running = await runAgent({ syslog: ['tcp://127.0.0.1:0?app=web'] });
    (await connectTo(running)).end('plain text\n<14>1 - - other - - - named\n');
    const lines = await running.owner.read('web', 2);
    expect(lines.map(({ payload }) => payload)).toEqual(['plain text', 'named']);
    expect(running.agent.addresses.syslog[0]).toMatch(/:[1-9]\d*\?app=web$/);
  });

  test('with ?app-prefix= lines of other apps are rejected', async () => {
    running = await runAgent({ syslog: ['tcp://127.0.0.1:0?app-prefix=team-'] });
    (await connectTo(running)).end('<14>1 - - other - - - x\n<14>1 - - team-web - - - y\n');
    await running.owner.read('team-web', 1);
    expect(rejected(running)).toEqual({ app_not_allowed: 1 });
  });

  test.each([
    ['http://127.0.0.1:1', 'it is no such URL'],
    ['tls://127.0.0.1:1?client-cert=maybe', 'client-cert is "maybe"'],
    ['tls://127.0.0.1:1?client-cert=none&x=y', 'it has the parameter "x"'],
    ['tcp://127.0.0.1:1?client-cert=none', 'it has the parameter "client-cert"'],
    ['tcp://127.0.0.1', 'is no address'],
    ['tcp://127.0.0.1:99999', 'is no address'],
    ['unix://relative', 'is no path'],
    ['tcp://127.0.0.1:1?apps=x', 'it has the parameter "apps"'],
    ['tcp://127.0.0.1:1?app=a%2Fb', 'holds "/"'],
    ['tcp://127.0.0.1:1?app=a&app-prefix=b', 'several parameters'],
  ])('%s is refused', (url, reason) => {
    expect(() => parseSyslogUrl(url)).toThrow(reason);
    expect(() => parseSyslogUrl(url)).toThrow(/^Cannot listen on ".*expected/);
  });

  test('TLS senders show a certificate unless the URL says otherwise', () => {
    expect(parseSyslogUrl('tls://h:6514?app=web').address).toMatchObject({
      kind: 'tls',
      clientCertificates: 'required',
    });
    const open = parseSyslogUrl('tls://h:6514?app=web&client-cert=none');
    expect(open).toMatchObject({ address: { clientCertificates: 'none' }, binding: { app: 'web' } });
  });

  test('IPv6 addresses are in brackets', () => {
    expect(parseSyslogUrl('udp://[::1]:514').address).toEqual({ kind: 'udp', host: '::1', port: 514 });
  });
});

test('over UDP each datagram is a message', async () => {
  running = await runAgent({ syslog: ['udp://127.0.0.1:0'] });
  const socket = createSocket('udp4');
  const send = (text: string) =>
    new Promise((resolve) =>
      socket.send(text, portOf(running?.agent.addresses.syslog[0]), '127.0.0.1', resolve),
    );
  await send('<14>1 - - web - - - one');
  await send('<14>Nov 20 12:00:00 web: two\n');
  const lines = await running.owner.read('web', 2);
  expect(lines.map(({ payload }) => payload)).toEqual(['one', 'two']);
  socket.close();
});

describe('over unix sockets', () => {
  test('messages that end with NUL, as those of syslog(3) do, are taken one by one', async () => {
    const path = await socketPath();
    running = await runAgent({ syslog: [`unix://${path}`] });
    const socket = connect(path);
    await once(socket, 'connect');
    socket.write(
      `<14>Nov 21 03:04:05 web[12]: one\0<14>Nov 21 03:04:05 web[12]: two\n\0${counted('<14>1 - h web - - - three')}\0`,
    );
    socket.write('<14>Nov 21 03:04:05 web[12]: four\n');
    const lines = await running.owner.read('web', 4);
    expect(lines.map(({ payload }) => payload)).toEqual(['one', 'two', 'three', 'four']);
    socket.destroy();
  });

  test('streams are taken, and the path is gone after the stop', async () => {
    const path = await socketPath();
    running = await runAgent({ syslog: [`unix://${path}`] });
    expect(running.agent.addresses.syslog).toEqual([`unix://${path}`]);
    const socket = connect(path);
    socket.end('<14>Nov 20 12:00:00 web: hello\n');
    await running.owner.read('web', 1);
    await running.agent.stop(1000);
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  test('a path left behind by a process that is gone is taken over, one in use is not', async () => {
    const path = await socketPath();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(path, resolve));
    await expect(runAgent({ syslog: [`unix://${path}`] })).rejects.toThrow(
      `Cannot listen on unix://${path}: the address is in use`,
    );
    other.close();
  });
});

describe('over unix datagrams', () => {
  const endpoint = parseSyslogUrl('unixgram:///run/log.sock');

  test('each datagram is a message, where this installation has such sockets', async () => {
    const frames: string[] = [];
    const socket = new FakeDatagramSocket();
    const listener = new SyslogUnixgramListener(
      endpoint,
      (frame) => frames.push(frame.toString()),
      async () => socket,
    );
    expect(await listener.listen()).toBe('unixgram:///run/log.sock');
    expect(socket.bound).toBe('/run/log.sock');
    socket.emit('data', Buffer.from('<14>Nov 20 12:00:00 web: hello'));
    expect(frames).toEqual(['<14>Nov 20 12:00:00 web: hello']);
    await listener.close();
    expect(socket.isClosed).toBe(true);
  });

  test('without them the listener is refused with the reason', async () => {
    const listener = new SyslogUnixgramListener(
      endpoint,
      () => undefined,
      async () => undefined,
    );
    await expect(listener.listen()).rejects.toThrow(
      'Cannot listen on unixgram:///run/log.sock: Node.js has no unix datagram sockets and the package "node-unix-socket" is not installed',
    );
  });

  test('a path that somebody listens on is not taken over', async () => {
    const socket = new FakeDatagramSocket();
    socket.bindError = 'Address already in use';
    const listener = new SyslogUnixgramListener(
      endpoint,
      () => undefined,
      async () => socket,
    );
    await expect(listener.listen()).rejects.toThrow('the address is in use');
    expect(socket.isClosed).toBe(true);
  });
});

/** A datagram socket without a system. */
class FakeDatagramSocket extends EventEmitter implements UnixDatagramSocket {
  bound = '';
  bindError = '';
  isClosed = false;

  bind(path: string): void {
    if (this.bindError !== '') throw new Error(this.bindError);
    this.bound = path;
  }

  sendTo(
    _bytes: Buffer,
    _offset: number,
    _length: number,
    _path: string,
    done: (error?: Error) => void,
  ): void {
    done();
  }

  setRecvBufferSize(): void {}

  close(): void {
    this.isClosed = true;
  }
}
