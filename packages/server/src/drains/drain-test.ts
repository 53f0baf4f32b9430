// Sends one marked message to a drain's receiver and says which step failed. It goes the way that a drain goes, and leaves
// nothing behind.
import { type DrainTarget, parseDrainUrl } from '@tailrace/core/drain-url';
import type { TestDrainResponse } from '@tailrace/proto/admin-messages';
import { DialError, type DialOptions, dialOutside } from './dial-outside.ts';
import { DrainConnection } from './drain-connection.ts';
import { DrainFormatter } from './drain-formatter.ts';

/** How long the receiver may take to read the message and close, in milliseconds. Many never close: that is no failure. */
const CLOSE_TIMEOUT_MS = 1_000;

/** What a test may do. */
export interface DrainTestOptions
  extends Pick<DialOptions, 'allowLoopback' | 'timeoutMs' | 'ca' | 'resolve' | 'signal'> {
  /** HOSTNAME of the message, unless the URL names one. */
  readonly token: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** Sends `Test message of drain …` to the receiver. Never rejects. */
export async function testDrain(
  url: string,
  app: string,
  options: DrainTestOptions,
): Promise<TestDrainResponse> {
  const result = parseDrainUrl(url);
  if (!result.ok) return { ok: false, stage: 'url', message: result.reason };
  const { target } = result;
  try {
    const socket = await dialOutside({
      ...options,
      host: target.host,
      port: target.port,
      transport: target.transport,
    });
    return await writeTest(target, app, options, (onEnd) => new DrainConnection(socket, onEnd));
  } catch (error) {
    const stage = error instanceof DialError ? error.stage : 'write';
    return { ok: false, stage, message: error instanceof Error ? error.message : String(error) };
  }
}

async function writeTest(
  target: DrainTarget,
  app: string,
  { token, now }: DrainTestOptions,
  open: (onEnd: (reason: string) => void) => DrainConnection,
): Promise<TestDrainResponse> {
  const message = new DrainFormatter(target, app, token).notice(`Test message of the drain of ${app}`, now());
  const failure = await new Promise<string | undefined>((resolve) => {
    const connection = open(resolve);
    const timer = setTimeout(() => {
      connection.destroy();
      resolve('the receiver took nothing');
    }, CLOSE_TIMEOUT_MS);
    connection.write(message, () => {
      clearTimeout(timer);
      void connection
        .finish(CLOSE_TIMEOUT_MS)
        .then((isClean) => resolve(isClean ? undefined : connection.error));
    });
  });
  if (failure !== undefined)
    return { ok: false, stage: 'write', message: `Cannot write to the receiver: ${failure}` };
  const where = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  return { ok: true, stage: 'done', message: `One message was written to ${where}` };
}
