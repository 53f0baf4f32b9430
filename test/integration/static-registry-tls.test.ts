// Who may ask the controller that keeps the drains of a static cluster, when the cluster has TLS: processes with a role's
// certificate of its authority, and nobody else. Over real HTTPS.
import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import { TlsFiles } from '@tailrace/transport/tls-files';
import { expect, test } from 'vitest';
import { drainOf } from '../conformance/registry-conformance.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { StaticHolder } from '../kit/static-holder.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

/** Certificates of one authority, in a folder. */
class Certificates {
  readonly authority = CertificateAuthority.create({ days: 2 });
  readonly #folder: TemporaryFolder;
  #files = 0;

  constructor(folder: TemporaryFolder) {
    this.#folder = folder;
  }

  async files(roles: readonly PeerRole[], issuer = this.authority): Promise<TlsFiles> {
    const { cert, key } = issuer.issue({ name: 'test', roles, hosts: [], days: 2 });
    this.#files += 1;
    const write = async (name: string, text: string): Promise<string> => {
      const path = this.#folder.file(`${this.#files}-${name}`);
      await writeFile(path, text);
      return path;
    };
    const paths = {
      cert: await write('cert', cert),
      key: await write('key', key),
      ca: await write('ca', this.authority.cert),
    };
    return TlsFiles.load(paths, new SpyLogger().logger);
  }
}

test('processes see and change over HTTPS what their role needs', async () => {
  await using folder = await TemporaryFolder.create();
  const certificates = new Certificates(folder);
  await using holder = await StaticHolder.start('{z1: []}', await certificates.files(['controller']));
  const open = async (role: PeerRole) => holder.open({ tls: await certificates.files([role]) });
  const [controller, server, agent] = [await open('controller'), await open('server'), await open('agent')];
  await controller.addDrain(drainOf('web', 1));
  await controller.setLimit('web', { lines: 1 });
  await until(() => agent.limits().size === 1 && server.limits().size === 1, { what: 'the limit' });
  expect(server.drains()).toEqual([drainOf('web', 1)]);
  expect(agent.drains()).toEqual([]);
  await server.saveDrainPosition('drain-1', 'z1', { logId: '1', index: 2 });
  expect(await server.drainPosition('drain-1', 'z1')).toEqual({ logId: '1', index: 2 });
  await expect(server.addDrain(drainOf('web', 2))).rejects.toThrow(/answers 403/);
  await expect(agent.setLimit('web', undefined)).rejects.toThrow(/answers 403/);
  await expect(agent.drainPosition('drain-1', 'z1')).rejects.toThrow(/answers 403/);
  expect(holder.registry.drains()).toHaveLength(1);
});

test('whoever has another certificate, or none, gets nothing', async () => {
  await using folder = await TemporaryFolder.create();
  const certificates = new Certificates(folder);
  await using holder = await StaticHolder.start('{z1: []}', await certificates.files(['controller']));
  await holder.registry.addDrain(drainOf('web', 1));
  const strangers = [
    await certificates.files(['client']),
    await certificates.files(['server'], CertificateAuthority.create({ days: 2 })),
  ];
  for (const tls of strangers) {
    const registry = await holder.open({ tls, firstContactMs: 1 });
    await until(() => registry.trouble !== undefined && !registry.trouble.includes('not connected yet'), {
      what: 'a refusal',
    });
    expect(registry.drains()).toEqual([]);
    expect(registry.trouble).toMatch(/answers 403 .*the peer is no process of the cluster/);
  }
  for (const tls of [undefined, ...strangers]) {
    for (const path of ['changes', 'calls']) {
      expect(await statusOf(holder.address, path, tls)).toBe(403);
    }
  }
  const plain = await holder.open({ firstContactMs: 1 });
  await until(() => plain.trouble?.includes('this port speaks HTTPS') === true, {
    what: 'a reason',
    describe: () => plain.trouble,
  });
});

test('a holder that has no certificate of a controller is not believed', async () => {
  await using folder = await TemporaryFolder.create();
  const certificates = new Certificates(folder);
  await using holder = await StaticHolder.start(
    '{z1: []}',
    await certificates.files(['agent', 'controller']),
  );
  await using imposter = await StaticHolder.start(
    '{z1: []}',
    await certificates.files(['controller'], CertificateAuthority.create({ days: 2 })),
  );
  const tls = await certificates.files(['server']);
  const registry = await holder.open({ tls });
  expect(registry.trouble).toBeUndefined();
  const deceived = await imposter.open({ tls, firstContactMs: 1 });
  await until(() => deceived.trouble?.includes('certificate') === true, {
    what: 'a reason',
    describe: () => deceived.trouble,
  });
});

/** The answer to a request without anything of ours. */
function statusOf(address: string, path: string, tls: TlsFiles | undefined): Promise<number> {
  const { hostname, port } = new URL(`https://${address}`);
  const own = tls === undefined ? {} : { cert: tls.current.cert, key: tls.current.key };
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...own,
        host: hostname,
        port,
        path: `/internal/v1/registry/${path}`,
        method: path === 'calls' ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json' },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', reject);
    call.end(path === 'calls' ? '{}' : undefined);
  });
}
