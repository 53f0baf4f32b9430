// A folder with an authority and the certificates of the roles, as `tailrace certs` makes and renews them. Files are replaced
// one by one and each as a whole, so that a process that follows them never reads half of one.
import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import { PEER_ROLES } from '@tailrace/transport/peer-roles';
import { CliError } from '../exit-codes.ts';

/** Names that the certificate of every role has, for programs and people on the same machine. */
const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '::1'];
/** The certificate of `tailrace up`, which plays all roles but that of programs that write. */
const UP = 'up';
/** What every folder has beside the authority. */
export const ROLE_CERTIFICATES: readonly string[] = [...PEER_ROLES, UP];
/** How long an authority is valid, in days; no certificate outlives it. */
const AUTHORITY_DAYS = 3650;
const CERTIFICATE = { mode: 0o644 } as const;
const KEY = { mode: 0o600 } as const;

/** What the certificates are to say. */
export interface CertificateWishes {
  /** Host names and addresses beside those of this machine. */
  readonly hosts: readonly string[];
  /** Host names of programs that are none of the roles: each gets a certificate with that name and without a role. */
  readonly services: readonly string[];
  readonly days: number;
}

/** One folder. Its methods throw CliError where the folder is not as they need it. */
export class CertificateFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Makes an authority and all certificates. Whatever is there is replaced only if `force` says so. */
  async init(wishes: CertificateWishes, force: boolean): Promise<readonly string[]> {
    await mkdir(this.path, { recursive: true, mode: 0o755 });
    const names = [...ROLE_CERTIFICATES, ...wishes.services];
    const made = filesOf(['ca', ...names]);
    const present = new Set(await readdir(this.path));
    const taken = made.filter((name) => present.has(name));
    if (taken.length > 0 && !force) {
      throw new CliError(
        `Cannot make certificates in "${this.path}": ${taken.join(', ')} are there already`,
        {
          hint: '`tailrace certs renew` issues certificates with the same authority; --force replaces everything, and every process needs the new files.',
        },
      );
    }
    const authority = CertificateAuthority.create({ days: Math.max(AUTHORITY_DAYS, wishes.days) });
    await this.#write('ca', authority);
    for (const name of names) await this.#issue(authority, name, wishes);
    return made;
  }

  /** Makes what is missing, and leaves what is there; the authority must be there whole, or not at all. */
  async complete(wishes: CertificateWishes): Promise<readonly string[]> {
    const present = new Set(await this.#list());
    if (!present.has('ca.crt') && !present.has('ca.key')) return this.init(wishes, false);
    const authority = await this.#authority();
    const names = [...ROLE_CERTIFICATES, ...wishes.services];
    const missing = names.filter((name) => filesOf([name]).some((file) => !present.has(file)));
    for (const name of missing) await this.#issue(authority, name, wishes);
    return filesOf(missing);
  }

  /** Issues all certificates anew with the same authority; hosts that a certificate had, it keeps. */
  async renew(wishes: CertificateWishes): Promise<readonly string[]> {
    const authority = await this.#authority();
    const names = [...new Set([...ROLE_CERTIFICATES, ...(await this.#services()), ...wishes.services])];
    for (const name of names) {
      const hosts = [...(await this.#hostsOf(name)), ...wishes.hosts];
      await this.#issue(authority, name, { ...wishes, hosts });
    }
    return filesOf(names);
  }

  async #issue(authority: CertificateAuthority, name: string, { hosts, days }: CertificateWishes) {
    const roles = PEER_ROLES.filter((role) => role === name || (name === UP && role !== 'client'));
    const all = roles.length === 0 ? [name] : name === 'client' ? [] : [...LOCAL_HOSTS, ...hosts];
    const wish = { name: `tailrace ${name}`, roles, hosts: [...new Set(all)], days };
    await this.#write(name, authority.issue(wish));
  }

  /** The programs that have a certificate without a role here. */
  async #services(): Promise<readonly string[]> {
    const present = await this.#list();
    const names = present
      .filter((file) => file.endsWith('.crt'))
      .map((file) => file.slice(0, -'.crt'.length));
    const known: readonly string[] = ['ca', ...ROLE_CERTIFICATES];
    return names.filter((name) => !known.includes(name) && present.includes(`${name}.key`));
  }

  /** The key first: a process that follows the files keeps its old pair until both fit. */
  async #write(name: string, { cert, key }: { readonly cert: string; readonly key: string }): Promise<void> {
    await this.#replace(`${name}.key`, key, KEY.mode);
    await this.#replace(`${name}.crt`, cert, CERTIFICATE.mode);
  }

  async #replace(name: string, text: string, mode: number): Promise<void> {
    const path = join(this.path, name);
    const draft = `${path}.new`;
    // Never into a file that is there: what an earlier try or somebody else has left may be open to others, or lead elsewhere.
    await rm(draft, { force: true });
    await writeFile(draft, text, { mode, flag: 'wx' });
    await chmod(draft, mode);
    await rename(draft, path);
  }

  async #authority(): Promise<CertificateAuthority> {
    // One after the other: where both are missing, the error names the same one every time.
    const cert = await this.#read('ca.crt');
    const key = await this.#read('ca.key');
    return CertificateAuthority.fromPem(cert, key);
  }

  async #hostsOf(name: string): Promise<readonly string[]> {
    const present = await this.#list();
    if (!present.includes(`${name}.crt`)) return [];
    return hostsOf(new X509Certificate(await this.#read(`${name}.crt`)));
  }

  async #list(): Promise<readonly string[]> {
    await mkdir(this.path, { recursive: true, mode: 0o755 });
    return readdir(this.path);
  }

  async #read(name: string): Promise<string> {
    try {
      return await readFile(join(this.path, name), 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      const what = code === 'ENOENT' ? 'there is no such file' : code;
      throw new CliError(`Cannot read "${join(this.path, name)}": ${what}`, {
        hint: '`tailrace certs init` makes an authority and certificates.',
        cause: error,
      });
    }
  }
}

function filesOf(names: readonly string[]): string[] {
  return names.flatMap((name) => [`${name}.crt`, `${name}.key`]);
}

/** The host names and addresses in a certificate, without the names of roles. */
export function hostsOf({ subjectAltName }: X509Certificate): readonly string[] {
  return (subjectAltName ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
    .filter((name) => name !== '' && !name.endsWith('.tailrace.internal'))
    .map((name) => (name.includes(':') ? compressed(name) : name));
}

/** OpenSSL writes `0:0:0:0:0:0:0:1`. */
function compressed(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
