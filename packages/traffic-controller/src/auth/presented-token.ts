// Finds the token that a request shows: in the Authorization header, for browsers in a subprotocol of the websocket or in a cookie.
// Never in the query, which ends up in logs and histories. Whether the token is good is not known here.
import type { IncomingMessage } from 'node:http';

/** The subprotocol of our websockets. A client that names subprotocols has to name this one, and it is the one that is answered. */
export const TAIL_SUBPROTOCOL = 'tailrace.v1';
/** What a subprotocol that brings a token begins with. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'tailrace.bearer.';
/** The cookie that brings a token. */
export const TOKEN_COOKIE = 'tailrace_token';

/** Where a token came from. */
export type TokenPlace = 'header' | 'subprotocol' | 'cookie';

/** What a request shows. */
export type PresentedToken =
  | { readonly kind: 'none' }
  /** It means to show a token, but not one: two, or under another scheme. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'token'; readonly token: string; readonly place: TokenPlace };

const NONE: PresentedToken = { kind: 'none' };
const UNCLEAR: PresentedToken = { kind: 'unclear' };

/** The token of the first place that shows one: what was put there on purpose comes before what a browser adds by itself. */
export function presentedToken(request: IncomingMessage, isUpgrade: boolean): PresentedToken {
  // Not `headers`: Node keeps only the first of two Authorization headers there.
  const { authorization, 'sec-websocket-protocol': subprotocols, cookie } = request.headersDistinct;
  if (authorization !== undefined) return fromHeader(authorization);
  if (isUpgrade && subprotocols !== undefined) {
    const shown = fromList(items(subprotocols, ','), TOKEN_SUBPROTOCOL_PREFIX, 'subprotocol');
    if (shown.kind !== 'none') return shown;
  }
  return cookie === undefined ? NONE : fromList(items(cookie, ';'), `${TOKEN_COOKIE}=`, 'cookie');
}

function fromHeader(values: readonly string[]): PresentedToken {
  const token = values.length === 1 ? /^bearer +(\S+)$/i.exec(values[0] ?? '')?.[1] : undefined;
  return token === undefined ? UNCLEAR : { kind: 'token', token, place: 'header' };
}

function fromList(texts: readonly string[], prefix: string, place: TokenPlace): PresentedToken {
  const shown = texts.filter((text) => text.startsWith(prefix));
  if (shown.length > 1) return UNCLEAR;
  const token = shown[0]?.slice(prefix.length);
  return token === undefined ? NONE : { kind: 'token', token, place };
}

function items(values: readonly string[], separator: string): readonly string[] {
  return values.flatMap((value) => value.split(separator)).map((item) => item.trim());
}
