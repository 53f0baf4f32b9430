// The certificate, key and authorities of a process, kept up to date with their files. A new set is taken when all three
// fit together; until then the old one stays, and `trouble` says why. It makes no connection.
import { LogError } from '@tailrace/core/errors';
import type { Unsubscribe } from '@tailrace/core/registry';
import type { Logger } from 'pino';
import { type PeerRole, roleName } from './peer-roles.ts';
import {
  readTlsBytes,
  sameTlsBytes,
  type TlsBytes,
  type TlsMaterial,
  type TlsPaths,
  toTlsMaterial,
  unusable,
} from './tls-material.ts';

export type { TlsMaterial, TlsPaths } from './tls-material.ts';

/**
 * Default of {@link TlsFilesOptions.pollMs}. The files are read, not watched: Kubernetes replaces a folder behind a
 * symbolic link and volumes come without notifications; three small files cost nothing.
 */
export const TLS_POLL_MS = 2_000;
/** A certificate that has so little left is spoken of in the log, once a day; or a fifth of its life, where that is less. */
const EXPIRY_NOTICE_MS = 14 * 24 * 3_600_000;
const EXPIRY_LOG_MS = 24 * 3_600_000;

/** Where a {@link TlsFiles} says what became of its files. */
export type TlsLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Settings of a {@link TlsFiles}. */
export interface TlsFilesOptions {
  /** How often the files are read, in milliseconds. Default 2 s. */
  readonly pollMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** The TLS files of one process; every connection that is made or taken from now on uses {@link current}. */
export class TlsFiles {
  readonly paths: TlsPaths;
  readonly #logger: TlsLogger;
  readonly #now: () => number;
  readonly #listeners = new Set<(material: TlsMaterial) => void>();
  readonly #timer: NodeJS.Timeout;
  #current: TlsMaterial;
  /** What was found broken at the last look, to tell a replacement under way from one that stays broken. */
  #suspect: string | undefined;
  #trouble: string | undefined;
  #reloads = 0;
  #failures = 0;
  #expiryLoggedMs = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #isClosed = false;

  private constructor(
    paths: TlsPaths,
    current: TlsMaterial,
    logger: TlsLogger,
    { pollMs = TLS_POLL_MS, now = Date.now }: TlsFilesOptions,
  ) {
    this.paths = paths;
    this.#current = current;
    this.#logger = logger;
    this.#now = now;
    this.#checkCurrent();
    this.#timer = setInterval(() => void this.poll(), pollMs);
    this.#timer.unref();
  }

  /**
   * Reads and checks the files, and goes on reading them until {@link close}.
   *
   * @throws LogError `tls_unusable`, naming the file and what is wrong with it
   */
  static async load(paths: TlsPaths, logger: TlsLogger, options: TlsFilesOptions = {}): Promise<TlsFiles> {
    const material = toTlsMaterial(await readTlsBytes(paths), paths, (options.now ?? Date.now)());
    return new TlsFiles(paths, material, logger, options);
  }

  /** What new connections use. */
  get current(): TlsMaterial {
    return this.#current;
  }

  /** What is wrong with the files or with the certificate in use; undefined while nothing is. */
  get trouble(): string | undefined {
    if (this.#current.expiresMs <= this.#now()) {
      return `the certificate in ${this.paths.cert} expired on ${new Date(this.#current.expiresMs).toISOString()}`;
    }
    return this.#trouble;
  }

  /** How often new files were taken. */
  get reloads(): number {
    return this.#reloads;
  }

  /** How often new files were refused; the same broken files count once. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * That peers will take us for this role.
   *
   * @throws LogError `tls_unusable` where the certificate does not name it
   */
  assertRole(role: PeerRole): void {
    if (this.#current.roles.includes(role)) return;
    const whatIs = `its names are ${this.#current.subjectAltName || 'none'}`;
    throw unusable('the certificate', this.paths.cert, whatIs, `the DNS name ${roleName(role)} among them`);
  }

  /** Calls the listener with each new material. It must not throw. */
  onChange(listener: (material: TlsMaterial) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Looks at the files now. Never rejects. */
  async poll(): Promise<void> {
    if (this.#isReading || this.#isClosed) return;
    this.#isReading = true;
    try {
      await this.#read();
    } finally {
      this.#isReading = false;
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  async #read(): Promise<void> {
    try {
      const bytes = await readTlsBytes(this.paths);
      if (this.#isClosed) return;
      if (sameTlsBytes(bytes, this.#current)) this.#settle();
      else this.#take(bytes);
    } catch (error) {
      if (!this.#isClosed) this.#refuse(error);
    }
    this.#checkCurrent();
  }

  #take(bytes: TlsBytes): void {
    const material = toTlsMaterial(bytes, this.paths, this.#now());
    // Made here, so that what OpenSSL refuses is refused with the rest.
    void material.secureContext;
    this.#current = material;
    this.#reloads += 1;
    this.#expiryLoggedMs = Number.NEGATIVE_INFINITY;
    this.#settle();
    const expires = new Date(material.expiresMs).toISOString();
    this.#logger.info({ cert: this.paths.cert, roles: material.roles, expires }, 'new TLS files are in use');
    for (const listener of [...this.#listeners]) listener(material);
  }

  #settle(): void {
    if (this.#trouble !== undefined) this.#logger.info('the TLS files can be used again');
    this.#suspect = undefined;
    this.#trouble = undefined;
  }

  /** Three files are not replaced at once: what is broken counts when it is so at two looks. */
  #refuse(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const isSeenAgain = this.#suspect === reason;
    this.#suspect = reason;
    if (!isSeenAgain || this.#trouble === reason) return;
    this.#trouble = reason;
    this.#failures += 1;
    const code = error instanceof LogError ? error.code : 'tls_unusable';
    this.#logger.error({ code, reason }, 'the new TLS files cannot be used, the old ones stay');
  }

  #checkCurrent(): void {
    const { expiresMs, notBeforeMs, isOfOwnAuthority } = this.#current;
    const nowMs = this.#now();
    if (nowMs - this.#expiryLoggedMs < EXPIRY_LOG_MS) return;
    const { cert, ca } = this.paths;
    if (!isOfOwnAuthority) {
      this.#expiryLoggedMs = nowMs;
      this.#logger.warn({ cert, ca }, 'our certificate is of none of our authorities: peers may refuse it');
    }
    if (expiresMs - nowMs > Math.min(EXPIRY_NOTICE_MS, (expiresMs - notBeforeMs) / 5)) return;
    this.#expiryLoggedMs = nowMs;
    const expires = new Date(expiresMs).toISOString();
    this.#logger.warn(
      { cert, expires },
      expiresMs <= nowMs ? 'the certificate has expired' : 'the certificate expires soon',
    );
  }
}
