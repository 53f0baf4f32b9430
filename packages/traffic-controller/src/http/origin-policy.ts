// Which requests come from where they should: a web page somewhere else must be able neither to read a cluster on the visitor's own
// machine nor to change it. Names decide, because a page cannot forge Host and Origin. It does not know who a user is.

/** Settings and seams of an {@link OriginPolicy}. */
export interface OriginPolicyOptions {
  /** The address that people use, if it is another than ours; its host is allowed, and pages from it. */
  readonly publicUrl?: string;
  /** Origins of pages that may do what our own may. */
  readonly allowOrigins: readonly string[];
  /** Addresses of this machine, asked each time because they change. */
  readonly machineAddresses: () => readonly string[];
  /** Whether our certificate names this host or address; absent where there is none. */
  readonly isCertified?: (name: string) => boolean;
}

/** Decides by headers alone. */
export class OriginPolicy {
  readonly #publicHost: string | undefined;
  readonly #allowedOrigins: ReadonlySet<string>;
  readonly #machineAddresses: () => readonly string[];
  readonly #isCertified: (name: string) => boolean;

  constructor(options: OriginPolicyOptions) {
    const publicUrl = options.publicUrl === undefined ? undefined : new URL(options.publicUrl);
    this.#publicHost = publicUrl?.hostname;
    this.#machineAddresses = options.machineAddresses;
    this.#isCertified = options.isCertified ?? (() => false);
    const origins = options.allowOrigins.map((origin) => new URL(origin).origin);
    this.#allowedOrigins = new Set(publicUrl === undefined ? origins : [publicUrl.origin, ...origins]);
  }

  /**
   * Whether a request with this Host header is for us, by any of our names; the port does not matter.
   *
   * @param localAddress - the address at which the connection came in
   */
  isOurHost(host: string | undefined, localAddress: string | undefined): boolean {
    const name = hostOf(host)?.hostname;
    return name !== undefined && this.#isOurName(name, localAddress);
  }

  /**
   * Whether a page of this origin may open a websocket or change something: one of ours (our name, the port of this request), or one that
   * is allowed by name. A request without an Origin comes from no page.
   */
  isTrustedOrigin(
    origin: string | undefined,
    host: string | undefined,
    localAddress: string | undefined,
  ): boolean {
    if (origin === undefined || this.isAllowedOrigin(origin)) return true;
    const page = urlOf(origin);
    const own = hostOf(host, page?.protocol);
    if (page === undefined || own === undefined) return false;
    return page.port === own.port && this.#isOurName(page.hostname, localAddress);
  }

  /** Whether this origin is one that was allowed by name. */
  isAllowedOrigin(origin: string): boolean {
    const page = urlOf(origin);
    return page !== undefined && this.#allowedOrigins.has(page.origin);
  }

  #isOurName(name: string, localAddress: string | undefined): boolean {
    if (name === 'localhost' || name === this.#publicHost || isLoopback(name)) return true;
    const address = plainAddress(name);
    if (localAddress !== undefined && address === plainAddress(localAddress)) return true;
    return (
      this.#machineAddresses().some((own) => plainAddress(own) === address) || this.#isCertified(address)
    );
  }
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** A Host header taken apart, as a URL would be; undefined for anything that is not just a host and a port. */
function hostOf(host: string | undefined, protocol = 'http:'): URL | undefined {
  if (host === undefined || !/^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(host))
    return undefined;
  return urlOf(`${protocol}//${host}`);
}

function isLoopback(name: string): boolean {
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) || name === '[::1]';
}

/** Without brackets, scope and the prefix of an IPv4 address in IPv6. */
function plainAddress(address: string): string {
  return address
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .toLowerCase();
}
