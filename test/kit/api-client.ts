// The traffic controller's HTTP API as a test uses it: a few calls with the path spelled out, so that the test shows what
// goes over the wire. It checks nothing.

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

/** Talks to one controller. */
export class ApiClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json(): unknown {
        return JSON.parse(text);
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
}

/** Messages of the log records among records. */
export function messagesOf(records: readonly JsonRecord[]): string[] {
  return records.filter(({ type }) => type === 'log').map(({ message }) => message ?? '');
}
