// What must hold between the objects of deploy/kubernetes and cannot be said of one field alone: names that name something,
// times that fit, pods that are selected. Each check gives problems in words; none talks to a cluster.
import { parseDuration } from '@tailrace/core/durations';
import type { Container, Manifest, Workload } from './manifest-schemas.ts';

/** A check of all objects together: what is wrong. */
export type ManifestCheck = (manifests: readonly Manifest[]) => string[];

type OfKind<Kind extends Manifest['kind']> = Extract<Manifest, { kind: Kind }>;

/** The objects of a kind. */
export function ofKind<Kind extends Manifest['kind']>(
  manifests: readonly Manifest[],
  kind: Kind,
): OfKind<Kind>[] {
  return manifests.filter((manifest): manifest is OfKind<Kind> => manifest.kind === kind);
}

/** Everything that makes pods. */
export function workloadsOf(manifests: readonly Manifest[]): Workload[] {
  return [
    ...ofKind(manifests, 'StatefulSet'),
    ...ofKind(manifests, 'DaemonSet'),
    ...ofKind(manifests, 'Deployment'),
  ];
}

/** Its only container. */
export function containerOf({ metadata, spec }: Workload): Container {
  const [container] = spec.template.spec.containers;
  if (container === undefined) throw new Error(`${metadata.name} has no container`);
  return container;
}

/** Arguments and environment of a container with the values that Kubernetes would put in. */
export function settingsOf(
  workload: Workload,
  manifests: readonly Manifest[],
): {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly problems: string[];
} {
  const { args = [], env = [], envFrom = [] } = containerOf(workload);
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const { configMapRef } of envFrom) {
    const map = ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name === configMapRef.name);
    if (map === undefined) problems.push(`there is no config map ${configMapRef.name}`);
    Object.assign(values, map?.data);
  }
  for (const { name, value, valueFrom } of env) {
    const field = valueFrom?.fieldRef.fieldPath;
    if (value === undefined && !['metadata.name', 'spec.nodeName'].includes(field ?? '')) {
      problems.push(`${name} comes from ${field ?? 'nowhere'}`);
    }
    values[name] = value ?? `${workload.metadata.name}-0`;
  }
  const expanded = args.map((arg) =>
    arg.replaceAll(/\$\(([^)]*)\)/g, (whole, name: string) => {
      if (values[name] === undefined) problems.push(`${whole} is not set`);
      return values[name] ?? whole;
    }),
  );
  return { args: expanded, env: values, problems };
}

function labelsMatch(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function selectedBy(manifests: readonly Manifest[], wanted: Readonly<Record<string, string>>): Workload[] {
  return workloadsOf(manifests).filter(({ spec }) => labelsMatch(spec.template.metadata.labels, wanted));
}

function problemsOf<Each extends Workload>(
  workloads: readonly Each[],
  find: (workload: Each) => string[],
): string[] {
  return workloads.flatMap((workload) =>
    find(workload).map((problem) => `${workload.kind} ${workload.metadata.name}: ${problem}`),
  );
}

/** All checks by what they hold. */
export const manifestChecks: Readonly<Record<string, ManifestCheck>> = {
  'every object has its own name and is in the one namespace': (manifests) => {
    const namespaces = ofKind(manifests, 'Namespace').map(({ metadata }) => metadata.name);
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const strangers = manifests.filter(
      ({ kind, metadata }) => kind !== 'Namespace' && !namespaces.includes(metadata.namespace ?? ''),
    );
    return [
      ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${name} is there twice`),
      ...strangers.map(({ kind, metadata }) => `${kind} ${metadata.name} is in no namespace of ours`),
    ];
  },

  'the pods of a set are those that it selects, and no other set selects them': (manifests) =>
    problemsOf(workloadsOf(manifests), ({ metadata, spec }) => {
      const selected = selectedBy(manifests, spec.selector.matchLabels).map((each) => each.metadata.name);
      return selected.join() === metadata.name
        ? []
        : [`selects the pods of ${selected.join(', ') || 'nobody'}`];
    }),

  'services and disruption budgets select pods': (manifests) => {
    const services = ofKind(manifests, 'Service').map(
      ({ metadata, spec }) => [metadata, spec.selector] as const,
    );
    const budgets = ofKind(manifests, 'PodDisruptionBudget').map(
      ({ metadata, spec }) => [metadata, spec.selector.matchLabels] as const,
    );
    return [...services, ...budgets]
      .filter(([, wanted]) => selectedBy(manifests, wanted).length === 0)
      .map(([{ name }]) => `${name} selects no pods`);
  },

  'every set that can be evicted has a disruption budget that lets it be': (manifests) =>
    problemsOf([...ofKind(manifests, 'StatefulSet'), ...ofKind(manifests, 'Deployment')], ({ spec }) => {
      const budgets = ofKind(manifests, 'PodDisruptionBudget').filter((budget) =>
        labelsMatch(spec.template.metadata.labels, budget.spec.selector.matchLabels),
      );
      const [budget] = budgets;
      if (budget === undefined || budgets.length > 1) return [`has ${budgets.length} disruption budgets`];
      const { minAvailable, maxUnavailable } = budget.spec;
      if ((minAvailable === undefined) === (maxUnavailable === undefined))
        return ['its budget has not one number'];
      const spare = maxUnavailable ?? spec.replicas - Number(minAvailable);
      return Number(spare) >= 1 && Number(spare) < spec.replicas
        ? []
        : [`its budget spares ${String(spare)}`];
    }),

  'ports that services, probes and policies name are there': (manifests) => {
    const missing = (workloads: readonly Workload[], port: string, who: string): string[] =>
      workloads
        .filter((workload) => !containerOf(workload).ports.some(({ name }) => name === port))
        .map(({ metadata }) => `${who} names the port ${port}, which ${metadata.name} has not`);
    const services = ofKind(manifests, 'Service').flatMap(({ metadata, spec }) =>
      spec.ports.flatMap(({ targetPort }) =>
        missing(selectedBy(manifests, spec.selector), targetPort, metadata.name),
      ),
    );
    const probes = workloadsOf(manifests).flatMap((workload) => {
      const { startupProbe, readinessProbe, livenessProbe } = containerOf(workload);
      return [startupProbe, readinessProbe, livenessProbe].flatMap(({ httpGet }) =>
        missing([workload], httpGet.port, 'a probe'),
      );
    });
    const policies = ofKind(manifests, 'NetworkPolicy').flatMap(({ metadata, spec }) =>
      (spec.ingress ?? []).flatMap(({ ports }) =>
        ports.flatMap(({ port }) =>
          missing(selectedBy(manifests, spec.podSelector.matchLabels ?? {}), port, `policy ${metadata.name}`),
        ),
      ),
    );
    return [...services, ...probes, ...policies];
  },

  'a policy is about pods that there are, and each set has one': (manifests) => {
    const policies = ofKind(manifests, 'NetworkPolicy').filter(({ spec }) => spec.podSelector.matchLabels);
    const empty = policies.filter(
      ({ spec }) => selectedBy(manifests, spec.podSelector.matchLabels ?? {}).length === 0,
    );
    const open = workloadsOf(manifests).filter(
      ({ spec }) =>
        !policies.some((policy) =>
          labelsMatch(spec.template.metadata.labels, policy.spec.podSelector.matchLabels ?? {}),
        ),
    );
    const names = new Set(
      workloadsOf(manifests).map(({ spec }) => spec.template.metadata.labels['app.kubernetes.io/name']),
    );
    const peers = policies.flatMap(({ spec }) =>
      (spec.ingress ?? []).flatMap(({ from = [] }) =>
        from.flatMap(
          ({ podSelector }) => podSelector.matchExpressions?.flatMap(({ values = [] }) => values) ?? [],
        ),
      ),
    );
    return [
      ...empty.map(({ metadata }) => `policy ${metadata.name} is about no pods`),
      ...open.map(({ metadata }) => `${metadata.name} has no policy`),
      ...peers
        .filter((name) => !names.has(name))
        .map((name) => `a policy lets in ${name}, which there is not`),
    ];
  },

  'a StatefulSet names a headless service of its own pods': (manifests) =>
    problemsOf(ofKind(manifests, 'StatefulSet'), ({ spec, metadata }) => {
      const service = ofKind(manifests, 'Service').find((each) => each.metadata.name === spec.serviceName);
      if (service?.spec.clusterIP !== 'None') return [`${spec.serviceName} is no headless service`];
      const selected = selectedBy(manifests, service.spec.selector).map((each) => each.metadata.name);
      return selected.join() === metadata.name ? [] : ['its service is for other pods'];
    }),

  'what is mounted is there, once': (manifests) =>
    problemsOf(workloadsOf(manifests), (workload) => {
      const { volumes } = workload.spec.template.spec;
      const claims =
        'volumeClaimTemplates' in workload.spec ? (workload.spec.volumeClaimTemplates ?? []) : [];
      const names = [...volumes.map(({ name }) => name), ...claims.map(({ metadata }) => metadata.name)];
      const { volumeMounts } = containerOf(workload);
      const used = volumeMounts.map(({ name }) => name);
      const maps = ofKind(manifests, 'ConfigMap').map(({ metadata }) => metadata.name);
      const paths = volumeMounts.map(({ mountPath }) => mountPath);
      return [
        ...used.filter((name) => !names.includes(name)).map((name) => `mounts ${name}, which there is not`),
        ...names.filter((name) => !used.includes(name)).map((name) => `has ${name}, which nothing mounts`),
        ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `has ${name} twice`),
        ...paths.filter((path, i) => paths.indexOf(path) !== i).map((path) => `mounts ${path} twice`),
        ...volumes.flatMap(({ configMap }) =>
          configMap !== undefined && !maps.includes(configMap.name)
            ? [`mounts the missing ${configMap.name}`]
            : [],
        ),
        ...volumes.flatMap((volume) =>
          Object.keys(volume).length === 2 ? [] : [`${volume.name} has not one source`],
        ),
      ];
    }),

  'images are the same everywhere and have a version': (manifests) => {
    const images = workloadsOf(manifests).map((workload) => containerOf(workload).image);
    const bare = images.filter((image) => !/^[a-z/-]+:\d+\.\d+\.\d+(-[a-z]+)?$/.test(image));
    const ours = new Set(images.filter((image) => image.startsWith('tailrace')));
    return [
      ...bare.map((image) => `${image} has no version`),
      ...(ours.size === 1 ? [] : [[...ours].join(', ')]),
    ];
  },

  'Kubernetes waits for the end of a stop: longer than preStop and --grace': (manifests) =>
    problemsOf(workloadsOf(manifests), (workload) => {
      const { lifecycle, envFrom } = containerOf(workload);
      if (envFrom === undefined) return [];
      const [program, time] = lifecycle?.preStop.exec.command ?? [];
      if (program !== 'sleep') return ['preStop is no sleep'];
      const { env } = settingsOf(workload, manifests);
      const neededSeconds = Number(time) + parseDuration(env['TAILRACE_GRACE'] ?? '30s') / 1000;
      const { terminationGracePeriodSeconds: givenSeconds } = workload.spec.template.spec;
      return givenSeconds > neededSeconds ? [] : [`has ${givenSeconds} s for ${neededSeconds} s`];
    }),

  'variables of arguments are set': (manifests) =>
    problemsOf(workloadsOf(manifests), (workload) => settingsOf(workload, manifests).problems),

  'a memory request is not above the limit': (manifests) =>
    problemsOf(workloadsOf(manifests), (workload) => {
      const { requests, limits } = containerOf(workload).resources;
      return bytesOf(requests.memory) <= bytesOf(limits.memory)
        ? []
        : [`${requests.memory} of ${limits.memory}`];
    }),

  'the zone of a set is that of its nodes, its labels and its program': (manifests) =>
    problemsOf([...ofKind(manifests, 'StatefulSet'), ...ofKind(manifests, 'DaemonSet')], (workload) => {
      const { spec } = workload.spec.template;
      const zone = workload.spec.template.metadata.labels['app.kubernetes.io/instance'];
      if (zone === undefined) return [];
      const key = 'topology.kubernetes.io/zone';
      const terms =
        spec.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? [];
      const required = terms
        .flatMap(({ matchExpressions }) => matchExpressions)
        .find((each) => each.key === key);
      const ofNodes = spec.nodeSelector?.[key] ?? required?.values?.join();
      const { args } = settingsOf(workload, manifests);
      return [
        ...(ofNodes === zone ? [] : [`its nodes are of ${ofNodes ?? 'any zone'}`]),
        ...(args.includes(`--zone=${zone}`) ? [] : ['its program is of another zone']),
        ...(workload.metadata.name.endsWith(`-${zone}`) ? [] : ['its name is of another zone']),
      ];
    }),
};

function bytesOf(quantity: string): number {
  const factors: Readonly<Record<string, number>> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
  return Number.parseInt(quantity, 10) * (factors[quantity.replace(/^\d+/, '')] ?? 1);
}
