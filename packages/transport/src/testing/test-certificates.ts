// Certificates for tests, made when they are asked for, in a folder that goes with the test.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { CertificateAuthority } from '../certificate-authority.ts';
import type { PeerRole } from '../peer-roles.ts';
import { TlsFiles, type TlsFilesOptions, type TlsPaths } from '../tls-files.ts';

/** What a test certificate is to be, where it is not what it should be. */
export interface TestCertificateOptions {
  /** Default: one that all certificates of this set have. */
  readonly authority?: CertificateAuthority;
  /** Which authorities are trusted. Default: that of the set. */
  readonly trusts?: readonly CertificateAuthority[];
  readonly hosts?: readonly string[];
  readonly days?: number;
}

/** A folder of certificates: `await using certificates = await TestCertificates.create()`. */
export class TestCertificates implements AsyncDisposable {
  readonly authority = CertificateAuthority.create({ days: 30 });
  readonly folder: string;
  readonly logger: Logger = pino({ level: 'silent' });
  readonly #opened: TlsFiles[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<TestCertificates> {
    return new TestCertificates(await mkdtemp(join(tmpdir(), 'tailrace-certificates-')));
  }

  /** Writes the three files of a process; writing the same name again replaces them. */
  async write(
    name: string,
    roles: readonly PeerRole[],
    {
      authority = this.authority,
      trusts = [this.authority],
      hosts = ['localhost', '127.0.0.1'],
      days = 7,
    }: TestCertificateOptions = {},
  ): Promise<TlsPaths> {
    const paths = {
      cert: join(this.folder, `${name}.crt`),
      key: join(this.folder, `${name}.key`),
      ca: join(this.folder, `${name}-ca.crt`),
    };
    const { cert, key } = authority.issue({ name, roles, hosts, days });
    await Promise.all([
      writeFile(paths.cert, cert),
      writeFile(paths.key, key),
      writeFile(paths.ca, trusts.map((each) => each.cert).join('')),
    ]);
    return paths;
  }

  /** {@link write}, and open. They are closed with the set. */
  async files(
    roles: readonly PeerRole[],
    options: TestCertificateOptions &
      TlsFilesOptions & { readonly name?: string; readonly logger?: Logger } = {},
  ): Promise<TlsFiles> {
    const paths = await this.write(
      options.name ?? `${roles.join('-')}-${this.#opened.length}`,
      roles,
      options,
    );
    const files = await TlsFiles.load(paths, options.logger ?? this.logger, { pollMs: 20, ...options });
    this.#opened.push(files);
    return files;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const files of this.#opened) files.close();
    await rm(this.folder, { recursive: true });
  }
}
