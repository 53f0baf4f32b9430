// deploy/kubernetes without a cluster: fields, everything that names something else, the program's own judgement of every
// argument, the NATS server's of its configuration; and that each check finds what it is there for.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  containerOf,
  manifestChecks,
  ofKind,
  settingsOf,
  workloadsOf,
} from '../kit/kubernetes/manifest-checks.ts';
import {
  kustomizationSchema,
  type Manifest,
  manifestSchema,
  type Workload,
} from '../kit/kubernetes/manifest-schemas.ts';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';

const folder = fileURLToPath(new URL('../../deploy/kubernetes/', import.meta.url));
let texts: ReadonlyMap<string, string>;
let manifests: readonly Manifest[];
let readme = '';

beforeAll(async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
  readme = await readFile(join(folder, 'README.md'), 'utf8');
  manifests = [...texts].flatMap(([name, text]) => (name === 'kustomization.yaml' ? [] : read(name, text)));
});

function documents(name: string, text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw new Error(`${name}: ${document.errors.join()}`);
    return document.toJS() as unknown;
  });
}

function read(name: string, text: string): Manifest[] {
  return documents(name, text).map((object) => {
    const result = manifestSchema.safeParse(object);
    if (result.success) return result.data;
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`${name}: ${problems.join('; ')}`);
  });
}

/** All objects with one file changed. */
function broken(file: string, from: string, to: string): Manifest[] {
  const text = texts.get(file) ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
  return [...texts].flatMap(([name, original]) => {
    if (name === 'kustomization.yaml') return [];
    return read(name, name === file ? text.replace(from, to) : original);
  });
}

describe('the manifests', () => {
  test('are all of those that kustomization.yaml lists, and say nothing that Kubernetes does not know', () => {
    const kustomization = kustomizationSchema.parse(documents('', texts.get('kustomization.yaml') ?? '')[0]);
    const files = [...texts.keys()].filter((name) => name !== 'kustomization.yaml');
    expect(kustomization.resources.toSorted()).toEqual(files.toSorted());
    const [image] = kustomization.images;
    const used = workloadsOf(manifests).map((workload) => containerOf(workload).image);
    expect(used).toContain(`${image?.name}:${image?.newTag}`);
    expect(manifests.length).toBeGreaterThan(20);
  });

  test.each(Object.keys(manifestChecks))('%s', (name) => {
    expect(manifestChecks[name]?.(manifests)).toEqual([]);
  });

  test('of one zone differ from those of another in its name only', () => {
    for (const kind of ['servers', 'agents']) {
      const [z1, z2] = [texts.get(`${kind}-z1.yaml`), texts.get(`${kind}-z2.yaml`)];
      expect(z1?.replaceAll('z1', 'z2')).toBe(z2);
    }
  });
});

describe('the checks find', () => {
  const breakages: readonly [check: string, file: string, from: string, to: string, problem: RegExp][] = [
    [
      'every object has its own name',
      'servers-z2.yaml',
      'name: tailrace-server-z2',
      'name: tailrace-server-z1',
      /Service tailrace-server-z1 is there twice/,
    ],
    [
      'every object has its own name',
      'config.yaml',
      'namespace: tailrace',
      'namespace: default',
      /ConfigMap tailrace is in no namespace/,
    ],
    [
      'the pods of a set are',
      'servers-z1.yaml',
      'matchLabels:\n      app.kubernetes.io/name: tailrace-server\n      app.kubernetes.io/instance: z1',
      'matchLabels:\n      app.kubernetes.io/name: tailrace-server',
      /selects the pods of tailrace-server-z1, tailrace-server-z2/,
    ],
    [
      'services and disruption budgets',
      'controllers.yaml',
      'selector:\n    app.kubernetes.io/name: tailrace-controller',
      'selector:\n    app.kubernetes.io/name: tailrace',
      /tailrace selects no pods/,
    ],
    [
      'every set that can be evicted',
      'controllers.yaml',
      'minAvailable: 1',
      'minAvailable: 2',
      /its budget spares 0/,
    ],
    ['every set that can be evicted', 'nats.yaml', 'replicas: 3', 'replicas: 1', /its budget spares 1/],
    [
      'every set that can be evicted',
      'servers-z1.yaml',
      '  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: tailrace-server\n      app.kubernetes.io/instance: z1',
      '  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: tailrace-server\n      app.kubernetes.io/instance: z2',
      /tailrace-server-z1: has 0 disruption budgets/,
    ],
    [
      'ports that services',
      'agent-service.yaml',
      'targetPort: syslog-tls',
      'targetPort: syslog',
      /names the port syslog, which tailrace-agent-z1 has not/,
    ],
    [
      'ports that services',
      'servers-z1.yaml',
      'path: /readyz\n              port: metrics',
      'path: /readyz\n              port: probes',
      /a probe names the port probes/,
    ],
    [
      'ports that services',
      'network-policies.yaml',
      'port: internal',
      'port: grpc',
      /policy servers names the port grpc/,
    ],
    [
      'a policy is about',
      'network-policies.yaml',
      'app.kubernetes.io/name: tailrace-controller',
      'app.kubernetes.io/name: controller',
      /policy controllers is about no pods.*|tailrace-controller has no policy/,
    ],
    [
      'a policy is about',
      'network-policies.yaml',
      'tailrace-agent, tailrace-controller',
      'tailrace-agents, tailrace-controller',
      /lets in tailrace-agents/,
    ],
    [
      'a StatefulSet names',
      'servers-z1.yaml',
      'serviceName: tailrace-server-z1',
      'serviceName: tailrace',
      /tailrace is no headless service/,
    ],
    [
      'a StatefulSet names',
      'servers-z1.yaml',
      'serviceName: tailrace-server-z1',
      'serviceName: tailrace-server-z2',
      /its service is for other pods/,
    ],
    [
      'what is mounted',
      'agents-z1.yaml',
      '- name: nats\n              mountPath',
      '- name: nat\n              mountPath',
      /mounts nat, which there is not/,
    ],
    [
      'what is mounted',
      'nats.yaml',
      'configMap:\n            name: nats',
      'configMap:\n            name: nets',
      /mounts the missing nets/,
    ],
    ['images are', 'agents-z2.yaml', 'tailrace:0.1.0', 'tailrace:latest', /tailrace:latest has no version/],
    [
      'images are',
      'agents-z2.yaml',
      'tailrace:0.1.0',
      'tailrace:0.1.1',
      /tailrace:0.1.0, tailrace:0.1.1|tailrace:0.1.1, tailrace:0.1.0/,
    ],
    [
      'Kubernetes waits',
      'config.yaml',
      'TAILRACE_GRACE: 30s',
      'TAILRACE_GRACE: 60s',
      /tailrace-server-z1: has 45 s for 63 s/,
    ],
    [
      'Kubernetes waits',
      'agents-z1.yaml',
      'terminationGracePeriodSeconds: 45',
      'terminationGracePeriodSeconds: 30',
      /has 30 s for 35 s/,
    ],
    [
      'variables of arguments',
      'servers-z2.yaml',
      '--id=$(POD_NAME)',
      '--id=$(POD_ID)',
      /\$\(POD_ID\) is not set/,
    ],
    [
      'variables of arguments',
      'controllers.yaml',
      'configMapRef:\n                name: tailrace',
      'configMapRef:\n                name: settings',
      /no config map settings/,
    ],
    [
      'variables of arguments',
      'agents-z2.yaml',
      'fieldPath: spec.nodeName',
      'fieldPath: spec.node',
      /NODE_NAME comes from spec.node/,
    ],
    ['a memory request', 'agents-z1.yaml', 'memory: 192Mi', 'memory: 1Gi', /1Gi of 384Mi/],
    [
      'the zone of a set',
      'agents-z1.yaml',
      'topology.kubernetes.io/zone: z1',
      'topology.kubernetes.io/zone: z2',
      /its nodes are of z2/,
    ],
    ['the zone of a set', 'servers-z1.yaml', '--zone=z1', '--zone=z2', /its program is of another zone/],
  ];

  test.each(breakages)('%s: %s without %j', (check, file, from, to, problem) => {
    const [found] = Object.entries(manifestChecks).filter(([name]) => name.startsWith(check));
    expect(found?.[1](broken(file, from, to)).join('; ')).toMatch(problem);
  });

  test('nothing is left without a breakage that it finds', () => {
    const names = Object.keys(manifestChecks);
    expect(names.filter((name) => !breakages.some(([check]) => name.startsWith(check)))).toEqual([]);
  });

  test.each([
    [
      'servers-z1.yaml',
      'publishNotReadyAddresses: true',
      'publishNotReadyAdresses: true',
      /Unrecognized key/,
    ],
    ['servers-z1.yaml', 'replicas: 2', 'replicas: "2"', /spec.replicas/],
    [
      'controllers.yaml',
      'readOnlyRootFilesystem: true',
      'readOnlyRootFilesystem: false',
      /readOnlyRootFilesystem/,
    ],
    ['agents-z1.yaml', 'image: tailrace:0.1.0', 'imag: tailrace:0.1.0', /containers.0.image/],
    [
      'nats.yaml',
      'name: client\n              containerPort: 4222',
      'name: client-connections\n              containerPort: 4222',
      /ports.0.name/,
    ],
    ['nats.yaml', 'kind: StatefulSet', 'kind: Statefulset', /kind/],
    ['config.yaml', 'REPLICAS: "3"', 'REPLICAS: 3', /TAILRACE_REGISTRY_REPLICAS/],
    ['config.yaml', '\ndata:', '\ndata:\n  TAILRACE_GRACE: 1s', /Map keys must be unique/],
  ])('a field that is wrong: %s without %j', (file, from, to, problem) => {
    expect(() => broken(file, from, to)).toThrow(problem);
  });
});

describe('the program', () => {
  test('knows every argument and setting, and has nothing against their values', async () => {
    await using secrets = await TemporaryFolder.create();
    const ours = workloadsOf(manifests).filter((workload) =>
      containerOf(workload).image.startsWith('tailrace:'),
    );
    expect(ours).toHaveLength(5);
    await Promise.all(
      ours.map(async (workload) => expect(await judgement(workload, secrets.path)).toEqual([])),
    );
  });

  test.each([
    ['servers-z1.yaml', '--listen=0.0.0.0:7100', '--lisen=0.0.0.0:7100', /unknown option '--lisen/],
    ['servers-z1.yaml', '--listen=0.0.0.0:7100', '--listen=7100', /--listen: is "7100"/],
    ['agents-z1.yaml', '--syslog=tls://', '--syslog=tcp+tls://', /--syslog/],
    ['config.yaml', '/etc/tailrace/tls/tls.crt', '/etc/tailrace/tls/tls.pem', /TAILRACE_TLS_CERT: .*tls.pem/],
    ['config.yaml', '  TAILRACE_TLS_CA: /etc/tailrace/tls/ca.crt\n', '', /--tls-ca: is missing/],
    ['config.yaml', 'nats://nats-0', 'nats//nats-0', /TAILRACE_REGISTRY/],
  ])('would refuse a wrong one: %s with %j as %j', async (file, from, to, problem) => {
    await using secrets = await TemporaryFolder.create();
    const changed = broken(file, from, to);
    const workload = workloadsOf(changed).find(({ metadata }) =>
      metadata.name.startsWith(file.startsWith('agents') ? 'tailrace-agent-z1' : 'tailrace-server-z1'),
    );
    expect(workload).toBeDefined();
    const found = workload === undefined ? [] : await judgement(workload, secrets.path, changed);
    expect(found.join('\n')).toMatch(problem);
  });

  /** What it says against a workload's settings. One value is wrong on purpose, so that it ends after it has checked everything. */
  async function judgement(workload: Workload, secrets: string, all = manifests): Promise<string[]> {
    const home = join(secrets, workload.metadata.name);
    for (const path of secretPaths()) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), '');
    }
    const local = (text: string): string => text.replaceAll('/etc/tailrace', join(home, 'etc/tailrace'));
    const { args, env } = settingsOf(workload, all);
    const environment = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, local(value)]));
    await using run = ProgramRun.tailrace([...args.map(local), '--log-level=loud'], { env: environment });
    expect(await run.ended()).toMatchObject({ status: 2 });
    const lines = run.stderr
      .split('\n')
      .filter((line) => line !== '' && !line.includes('Cannot use this configuration'));
    return lines.filter((line) => !line.includes('--log-level: is "loud"'));
  }

  /** Paths of all files that the secrets of README.md hold, where the manifests mount them. */
  function secretPaths(): string[] {
    const secrets = secretsOfReadme();
    return workloadsOf(manifests).flatMap((workload) =>
      workload.spec.template.spec.volumes.flatMap(({ name, secret }) => {
        const mount = containerOf(workload).volumeMounts.find((each) => each.name === name);
        return [...(secrets.get(secret?.secretName ?? '') ?? [])].map(
          (key) => `${mount?.mountPath ?? ''}/${key}`,
        );
      }),
    );
  }
});

describe('README.md', () => {
  test('makes every secret that is mounted, and no other', () => {
    const mounted = workloadsOf(manifests).flatMap(({ spec }) =>
      spec.template.spec.volumes.flatMap(({ secret }) => secret?.secretName ?? []),
    );
    expect([...secretsOfReadme().keys()].toSorted()).toEqual([...new Set(mounted)].toSorted());
  });

  test('makes certificates for the names that are dialled', () => {
    const [roles = '', nats = ''] = readme.split('\n').filter((line) => line.includes('tailrace certs init'));
    const config = ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name === 'tailrace');
    const hosts = config?.data['TAILRACE_REGISTRY']?.replace('nats://', '').split(',') ?? [];
    expect(hosts).toHaveLength(3);
    for (const host of hosts) expect(nats).toContain(`--name ${host.replace(':4222', '')}`);
    const url = texts.get('controllers.yaml')?.match(/--public-url=https:\/\/(\S+)/)?.[1];
    expect(roles).toContain(`--name ${url} `);
    expect(roles).toContain('--name tailrace-agent.tailrace.svc ');
  });

  test('names files that there are', () => {
    const named = [...readme.matchAll(/`([a-z0-9-]+\.yaml)`/g)].map((match) => match[1] ?? '');
    expect(new Set(named)).toEqual(new Set(texts.keys()));
  });
});

function secretsOfReadme(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, name = '', rest = ''] of readme.matchAll(/create secret generic (\S+) (.*)/g)) {
    const keys = [...rest.matchAll(/--from-file=(?:([^=\s]+)=)?(\S+)/g)].map(
      ([, key, path = '']) => key ?? path,
    );
    found.set(name, new Set(keys));
  }
  return found;
}

natsServer.test('NATS takes its configuration', async () => {
  await using home = await TemporaryFolder.create();
  const config = ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name === 'nats')?.data[
    'nats.conf'
  ];
  const dial = await ProgramRun.tailrace(['certs', 'init', home.file('certs')]).ended();
  expect(dial.status).toBe(0);
  const file = home.file('nats.conf');
  const local = (config ?? '')
    .replaceAll('/etc/nats/tls/tls', home.file('certs/server'))
    .replaceAll('/etc/nats/tls/', home.file('certs/'));
  await writeFile(file, local);
  await using run = new ProgramRun(natsServer.path, ['-t', '-c', file], { env: { POD_NAME: 'nats-0' } });
  expect(await run.ended(), run.stderr).toMatchObject({ status: 0 });
  expect(run.stderr).toContain('is valid');
});
