// The traffic controller's HTTP API as a test uses it: a few calls with the path spelled out, so that the test shows what
// goes over the wire. It checks nothing.
/** Talks to one controller. */
export class ApiClient {
  #url;
  constructor(url) {
    this.#url = url;
  }
  async request(method, path, body, headers = {}) {
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
      get json() {
        return JSON.parse(text);
      },
    };
  }
  get(path) {
    return this.request('GET', path);
  }
  post(path, body = {}) {
    return this.request('POST', path, body);
  }
  /** Records of `recent` for an app; none when nobody knows it. */
  async recent(app, query = '') {
    const answer = await this.get(`/v1/apps/${encodeURIComponent(app)}/recent?lines=all${query}`);
    if (answer.status === 404) return [];
    if (answer.status !== 200) throw new Error(`recent answered ${answer.status}: ${answer.text}`);
    return answer.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
}
/** Messages of the log records among records. */
export function messagesOf(records) {
  return records.filter(({ type }) => type === 'log').map(({ message }) => message ?? '');
}
//# sourceMappingURL=api-client.js.map
