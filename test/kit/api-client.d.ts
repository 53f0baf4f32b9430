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
export declare class ApiClient {
  #private;
  constructor(url: string);
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body?: unknown): Promise<ApiAnswer>;
  /** Records of `recent` for an app; none when nobody knows it. */
  recent(app: string, query?: string): Promise<JsonRecord[]>;
}
/** Messages of the log records among records. */
export declare function messagesOf(records: readonly JsonRecord[]): string[];
//# sourceMappingURL=api-client.d.ts.map
