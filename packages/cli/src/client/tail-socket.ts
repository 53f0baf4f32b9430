// One websocket to `/v1/apps/{app}/tail`: records in, and why it ended. Not here: reconnecting (tail-follower.ts).
import { WebSocket } from 'ws';
import { CliError } from '../exit-codes.ts';
import { type ControllerEndpoint, endpointUrl } from './controller-endpoint.ts';
import { fromAnswer, networkReason } from './controller-error.ts';
import { asRecord, type StreamRecord } from './log-records.ts';

/** From the start of a connection to the end of its handshake: name, TCP, TLS and answer. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** A controller's frame is at most 256 KiB of envelopes; as JSON with tags and base64 it stays far below this. */
const FRAME_BYTES_MAX = 16 * 1024 * 1024;
/** How often the controller is asked for a sign of life, and how long none may come. */
const PING_INTERVAL_MS = 10_000;
const SILENCE_MAX_MS = 30_000;
/** Of the answer to a refused upgrade. */
const ERROR_BODY_BYTES_MAX = 64 * 1024;

/** Why a connection ended. */
export type TailEnd =
  /** The controller has nothing more to send (close 1000). */
  | { readonly kind: 'done' }
  /** The connection broke, or could not be made: another attempt may succeed. */
  | { readonly kind: 'lost'; readonly reason: string; readonly wasOpen: boolean }
  /** The token has expired: another attempt is of use with another token. */
  | { readonly kind: 'expired'; readonly authorization: string | undefined }
  /** The controller refused, or talks nonsense: another attempt is of no use. */
  | { readonly kind: 'refused'; readonly error: CliError };

/** What the owner of a connection is told. `onEnd` comes once and last. */
export interface TailListener {
  onOpen(): void;
  onFrame(records: readonly StreamRecord[]): void;
  onEnd(end: TailEnd): void;
}

/** Close code and reason of a controller whose reader's token has expired. */
const POLICY_CODE = 1008;
const TOKEN_EXPIRED = 'token expired';

/** Query of a tail request. */
export type TailQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A connection from its start to its end; it is used once. */
export class TailSocket {
  readonly #socket: WebSocket;
  readonly #listener: TailListener;
  readonly #endpoint: ControllerEndpoint;
  readonly #authorization: string | undefined;
  readonly #heartbeat: NodeJS.Timeout;
  #isOpen = false;
  #isEnded = false;
  #isPaused = false;
  #lastHeardMs = performance.now();

  constructor(endpoint: ControllerEndpoint, app: string, query: TailQuery, listener: TailListener) {
    this.#endpoint = endpoint;
    this.#listener = listener;
    const url = endpointUrl(endpoint, ['v1', 'apps', app, 'tail'], query);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const headers = endpoint.headers();
    this.#authorization = headers['authorization'];
    this.#socket = new WebSocket(url, {
      headers,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: FRAME_BYTES_MAX,
      perMessageDeflate: false,
      ...endpoint.trust(),
    });
    this.#heartbeat = setInterval(() => this.#checkLife(), PING_INTERVAL_MS);
    this.#listen();
  }

  /** Stops reading from the network; frames that are already here may still come. */
  pause(): void {
    this.#isPaused = true;
    if (this.#isOpen) this.#socket.pause();
  }

  /** Goes on reading. */
  resume(): void {
    this.#isPaused = false;
    this.#lastHeardMs = performance.now();
    if (this.#isOpen) this.#socket.resume();
  }

  /** Ends the connection at once; the listener hears nothing more. */
  close(): void {
    this.#isEnded = true;
    clearInterval(this.#heartbeat);
    this.#socket.terminate();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('open', () => {
      this.#isOpen = true;
      this.#heard();
      this.#listener.onOpen();
      if (this.#isPaused) socket.pause();
    });
    socket.on('message', (data, isBinary) => this.#takeMessage(data as Buffer, isBinary));
    socket.on('ping', () => this.#heard());
    socket.on('pong', () => this.#heard());
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        if (body.length < ERROR_BODY_BYTES_MAX) body += text;
      });
      const finish = (): void => this.#refuse(response.statusCode ?? 0, body);
      response.on('end', finish);
      response.on('error', finish);
    });
    socket.on('error', (error) => this.#lose(networkReason(error)));
    socket.on('close', (code, reason) => {
      const text = reason.toString('utf8');
      if (code === 1000) this.#end({ kind: 'done' });
      else if (code === POLICY_CODE && text === TOKEN_EXPIRED)
        this.#end({ kind: 'expired', authorization: this.#authorization });
      else this.#lose(closeReason(code, text));
    });
  }

  #takeMessage(data: Buffer, isBinary: boolean): void {
    this.#heard();
    if (this.#isEnded) return;
    const records = isBinary ? undefined : parseFrame(data.toString('utf8'));
    if (records === undefined) {
      const message = `Cannot read what ${this.#endpoint.text} sends: a frame is not a JSON array of records`;
      this.#end({ kind: 'refused', error: new CliError(message) });
      return;
    }
    this.#listener.onFrame(records);
  }

  #refuse(status: number, body: string): void {
    const error = fromAnswer(status, body, this.#endpoint);
    if (error.isRetryable) this.#lose(error.message);
    else this.#end({ kind: 'refused', error });
  }

  #lose(reason: string): void {
    this.#end({ kind: 'lost', reason, wasOpen: this.#isOpen });
  }

  #end(end: TailEnd): void {
    if (this.#isEnded) return;
    this.close();
    this.#listener.onEnd(end);
  }

  #heard(): void {
    this.#lastHeardMs = performance.now();
  }

  #checkLife(): void {
    // While we do not read we cannot hear; the controller decides how long it bears that.
    if (!this.#isOpen || this.#isPaused) return;
    if (performance.now() - this.#lastHeardMs > SILENCE_MAX_MS) this.#lose('no sign of life for 30 s');
    else this.#socket.ping();
  }
}

function closeReason(code: number, reason: string): string {
  if (reason !== '') return reason;
  if (code === 1001) return 'the traffic controller is going away';
  return code === 1006 ? 'the connection was closed' : `the connection was closed with code ${code}`;
}

function parseFrame(text: string): readonly StreamRecord[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  for (const item of parsed) if (asRecord(item) === undefined) return undefined;
  return parsed as readonly StreamRecord[];
}
