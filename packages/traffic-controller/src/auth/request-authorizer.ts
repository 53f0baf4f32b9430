// Decides for each request, before anything is looked up, whether its token allows it, and has refusals and changes written down. Without
// a verifier everything is allowed. What a route asks for is said in route-access.ts.
import { cannot, quoted } from '@tailrace/core/errors';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import type { FastifyRequest } from 'fastify';
import { ApiError, type ApiErrorCode } from '../api-error.ts';
import type { AuditEntry, AuditLog } from './audit-log.ts';
import { clusterRolesOf } from './cluster-peer.ts';
import { presentedToken, type TokenPlace } from './presented-token.ts';
import { accessOf, type RouteAccess } from './route-access.ts';
import { EVERYTHING, NOTHING, TokenGrant } from './token-grant.ts';
import type { TokenRefusal, TokenVerifier } from './token-verifier.ts';

/** Why a request was refused, as a metric label and in audit lines. */
export type RefusalReason =
  | TokenRefusal
  | 'missing'
  /** The token is good, and does not allow this. */
  | 'forbidden'
  /** It asks for what only processes of the cluster get, and is none. */
  | 'not_a_peer'
  /** It is a process of the cluster, of a role that does not do this. */
  | 'wrong_role'
  /** A change or an upgrade with a cookie, and no Origin that says which page it comes from. */
  | 'cookie_without_origin'
  /** The request is not for us, or from a page that may not make it. */
  | OriginRefusal
  /** Nothing is said about the route. */
  | 'no_rule';

/** Codes of refusals that are decided before the token is looked at. */
type OriginRefusal = 'forbidden_host' | 'forbidden_origin';

/** Settings and seams of a {@link RequestAuthorizer}. */
export interface RequestAuthorizerOptions {
  /** Undefined: everything is allowed. */
  readonly tokens: TokenVerifier | undefined;
  readonly audit: AuditLog;
  readonly onRefused: (reason: RefusalReason) => void;
}

/** What is known of a request's sender. */
interface Caller {
  readonly grant: TokenGrant;
  readonly access: RouteAccess;
  /** Of a process of the cluster. */
  readonly peerRoles?: readonly PeerRole[];
}

/** See the head of this file. */
export class RequestAuthorizer {
  readonly #options: RequestAuthorizerOptions;
  readonly #callers = new WeakMap<FastifyRequest, Caller>();
  readonly #refused = new WeakSet<FastifyRequest>();
  readonly #details = new WeakMap<FastifyRequest, Readonly<Record<string, unknown>>>();

  constructor(options: RequestAuthorizerOptions) {
    this.#options = options;
  }

  /** What the sender of a request may do; the request has been authorized. */
  grantOf(request: FastifyRequest): TokenGrant {
    return this.#callers.get(request)?.grant ?? NOTHING;
  }

  /** The roles of the process of the cluster that a request comes from. */
  peerRolesOf(request: FastifyRequest): readonly PeerRole[] {
    return this.#callers.get(request)?.peerRoles ?? [];
  }

  /**
   * That a request comes from a process with one of the roles.
   *
   * @throws ApiError `forbidden_peer`
   */
  assertPeer(request: FastifyRequest, roles: readonly PeerRole[]): void {
    const own = this.peerRolesOf(request);
    if (own.some((role) => roles.includes(role))) return;
    const message = cannot('answer the request', `the peer is ${own.join(' and ')}`, roles.join(' or '));
    const action = this.#callers.get(request)?.access.action ?? '';
    throw this.#refuse(request, { action }, 'wrong_role', new ApiError('forbidden_peer', message));
  }

  /** What a request has changed, for its audit line. */
  note(request: FastifyRequest, detail: Readonly<Record<string, unknown>>): void {
    this.#details.set(request, detail);
  }

  /**
   * Lets a request pass or throws. A path that is no route passes: there is nothing to protect.
   *
   * @param isWrite - it changes something or opens a websocket
   * @throws ApiError `unauthorized`, `forbidden`, `forbidden_peer`, `forbidden_origin` or, for what is served elsewhere, `unknown_route`
   */
  async authorize(request: FastifyRequest, isUpgrade: boolean, isWrite: boolean): Promise<void> {
    const { url } = request.routeOptions;
    if (request.is404 || url === undefined) return;
    const access = accessOf(request.method, url);
    if (access?.scope === 'peer') {
      this.#authorizePeer(request, access);
      return;
    }
    if (this.#options.tokens === undefined) {
      this.#callers.set(request, { grant: EVERYTHING, access: access ?? { action: url, scope: 'open' } });
      return;
    }
    if (access === undefined)
      throw this.#refuse(request, { action: url }, 'no_rule', forbidden('it is not for tokens'));
    const caller = await this.#callerOf(request, access, isUpgrade, this.#options.tokens);
    if (isWrite && caller.place === 'cookie' && request.headers.origin === undefined) {
      throw this.#refuse(request, { ...access, ...caller }, 'cookie_without_origin', cookieAlone());
    }
    const missing = missingRight(access, caller.grant, appOf(request));
    if (missing !== undefined)
      throw this.#refuse(request, { ...access, ...caller }, 'forbidden', forbidden(missing));
    if (access.scope === 'elsewhere') {
      const whatIs = `there is nothing at ${quoted(url)} while tokens are asked for`;
      throw new ApiError('unknown_route', cannot('answer the request', whatIs, 'the address of --metrics'));
    }
    this.#callers.set(request, { grant: caller.grant, access });
  }

  /** To be called when a request is answered: writes down what it changed, and that it came from where it must not. */
  answered(request: FastifyRequest, status: number, code: ApiErrorCode | undefined): void {
    if ((code === 'forbidden_host' || code === 'forbidden_origin') && !this.#refused.has(request)) {
      const action = accessOf(request.method, request.routeOptions.url ?? '')?.action ?? 'unknown_route';
      this.#writeRefusal(request, { action }, code);
    }
    const caller = this.#callers.get(request);
    if (caller?.access.isChange !== true) return;
    const { subject } = caller.grant;
    const target = targetOf(request);
    const detail = { ...(target === undefined ? {} : { target }), ...this.#details.get(request) };
    this.#options.audit.changed({
      ...entryOf(request, caller.access.action, subject),
      outcome: status < 400 ? 'done' : 'failed',
      ...(status < 400 ? {} : { reason: code ?? String(status) }),
      ...(Object.keys(detail).length === 0 ? {} : { detail }),
    });
  }

  #authorizePeer(request: FastifyRequest, access: RouteAccess): void {
    const peerRoles = clusterRolesOf(request.raw, { hasTokens: this.#options.tokens !== undefined });
    if (peerRoles.length === 0) {
      const expected = "one, with its role's certificate where tokens or TLS are on";
      const message = cannot('answer the request', 'the peer is no process of the cluster', expected);
      throw this.#refuse(request, access, 'not_a_peer', new ApiError('forbidden_peer', message));
    }
    this.#callers.set(request, { grant: NOTHING, access, peerRoles });
  }

  async #callerOf(
    request: FastifyRequest,
    access: RouteAccess,
    isUpgrade: boolean,
    tokens: TokenVerifier,
  ): Promise<{ readonly grant: TokenGrant; readonly place?: TokenPlace }> {
    const shown = presentedToken(request.raw, isUpgrade);
    const found = shown.kind === 'token' ? await tokens.verify(shown.token) : missingOrUnclear(shown.kind);
    if (found instanceof TokenGrant)
      return { grant: found, ...(shown.kind === 'token' ? { place: shown.place } : {}) };
    if (access.scope === 'open' || access.scope === 'elsewhere') return { grant: NOTHING };
    throw this.#refuse(request, access, found, unauthorized());
  }

  #refuse(
    request: FastifyRequest,
    refused: { readonly action: string; readonly grant?: TokenGrant },
    reason: RefusalReason,
    error: ApiError,
  ): ApiError {
    this.#writeRefusal(request, refused, reason);
    return error;
  }

  #writeRefusal(
    request: FastifyRequest,
    { action, grant }: { readonly action: string; readonly grant?: TokenGrant },
    reason: RefusalReason,
  ): void {
    this.#refused.add(request);
    this.#options.onRefused(reason);
    const isKnown = grant !== undefined || reason === 'wrong_role';
    this.#options.audit.refused({ ...entryOf(request, action, grant?.subject), reason }, isKnown);
  }
}

function missingOrUnclear(kind: 'none' | 'unclear'): RefusalReason {
  return kind === 'none' ? 'missing' : 'malformed';
}

/** What the token does not allow, in words; undefined when it allows the request. */
function missingRight(access: RouteAccess, grant: TokenGrant, app: string): string | undefined {
  switch (access.scope) {
    case 'open':
    case 'elsewhere':
    case 'peer':
      return undefined;
    case 'app':
      if (grant.allows(access.right, app)) return undefined;
      return `the token gives no right ${quoted(access.right)} for the app ${quoted(app)}`;
    case 'every_app':
      if (grant.allowsEvery(access.right)) return undefined;
      return `the token gives no right ${quoted(access.right)} for every app`;
    default:
      return grant.has(access.right) ? undefined : `the token gives no right ${quoted(access.right)}`;
  }
}

function entryOf(
  request: FastifyRequest,
  action: string,
  subject: string | undefined,
): Omit<AuditEntry, 'outcome'> {
  const app = appOf(request);
  return {
    action,
    ...(app === '' ? {} : { app }),
    ...(subject === undefined ? {} : { subject }),
    remote: request.raw.socket.remoteAddress ?? '',
  };
}

function appOf(request: FastifyRequest): string {
  return parameterOf(request, 'app') ?? '';
}

function targetOf(request: FastifyRequest): string | undefined {
  return parameterOf(request, 'target') ?? parameterOf(request, 'id');
}

function parameterOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.params as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The same for every reason, so that nobody learns from it how far a token got. */
function unauthorized(): ApiError {
  const message = cannot('answer the request', 'it shows no valid token', '"Authorization: Bearer TOKEN"');
  return new ApiError('unauthorized', message, { headers: { 'www-authenticate': 'Bearer' } });
}

function forbidden(whatIs: string): ApiError {
  return new ApiError('forbidden', cannot('answer the request', whatIs));
}

function cookieAlone(): ApiError {
  const whatIs = 'its token is in a cookie, and no Origin says which page it comes from';
  return new ApiError(
    'forbidden_origin',
    cannot('answer the request', whatIs, 'an Origin, or a token in a header'),
  );
}
