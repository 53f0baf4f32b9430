// The traffic controller's HTTP API as a test uses it: a few calls with the path spelled out, so that the test shows what
// goes over the wire. It checks nothing.
import { request as httpsRequest } from 'node:https';

/** A record of `recent` or `tail` in JSON. */
export interface JsonRecord {
  readonly type: string;
  readonly message?: string;
  readonly zone?: string;
  readonly stream?: string;
  readonly instance?: string;
  readonly count?: number;
  readonly index?: string;
  readonly state?: string;
  readonly cursor?: string;
  readonly [field: string]: unknown;
}

/** An answer with its body read. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws where it is not. */
  readonly json: unknown;
}

/** How to talk to a controller beside its URL. */
export interface ApiClientOptions {
  /** Headers of every request, such as a token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificate authorities in PEM, for https. */
  readonly ca?: string;
}

/** Talks to one controller. */
export class ApiClient {
  readonly #url: string;
  readonly #options: ApiClientOptions;

  constructor(url: string, options: ApiClientOptions = {}) {
    this.#url = url;
    this.#options = options;
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const all = {
      ...this.#options.headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const bytes = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const { ca } = this.#options;
    const answer =
      ca === undefined
        ? await this.#fetch(method, path, bytes, all)
        : await this.#secure(method, path, bytes, all, ca);
    return {
      ...answer,
      get json(): unknown {
        return JSON.parse(answer.text);
      },
    };
  }

  get(path: string): Promise<ApiAnswer> {
    return this.request('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<ApiAnswer> {
    return this.request('POST', path, body);
  }

  /** Records of `recent` for an app; none when nobody knows it. */
  async recent(app: string, query = ''): Promise<JsonRecord[]> {
    const answer = await this.get(`/v1/apps/${encodeURIComponent(app)}/recent?lines=all${query}`);
    if (answer.status === 404) return [];
    if (answer.status !== 200) throw new Error(`recent answered ${answer.status}: ${answer.text}`);
    return answer.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JsonRecord);
  }

  async #fetch(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<RawAnswer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** `fetch` takes no authorities of its own. */
  #secure(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
    ca: string,
  ): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        `${this.#url}${path}`,
        { method, headers, ca, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const pairs = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
            resolve({
              status: response.statusCode ?? 0,
              headers: new Headers(Object.fromEntries(pairs)),
              text: Buffer.concat(chunks).toString(),
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}

type RawAnswer = Omit<ApiAnswer, 'json'>;

/** Messages of the log records among records. */
export function messagesOf(records: readonly JsonRecord[]): string[] {
  return records.filter(({ type }) => type === 'log').map(({ message }) => message ?? '');
}
