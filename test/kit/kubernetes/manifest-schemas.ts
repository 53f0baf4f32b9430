// The part of the Kubernetes API that deploy/kubernetes uses, as strict schemas: a field that is not here is an error, because
// the API server drops or refuses what it does not know. Written after the API reference (v1.27 and later); not the whole API.
import { z } from 'zod';

const labels = z.record(z.string().regex(/^[a-z0-9./-]+$/), z.string().max(63));
const dnsName = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
const portName = z.string().regex(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/);
const portNumber = z.int().min(1).max(65_535);
const quantity = z.string().regex(/^\d+(m|Ki|Mi|Gi)?$/);
const seconds = z.int().min(1);
const atMost = z.union([z.int().min(0), z.string().regex(/^\d+%$/)]);

const metadata = z.strictObject({
  name: dnsName,
  namespace: dnsName.optional(),
  labels: labels.optional(),
});
const namespaced = metadata.required({ namespace: true });
const matchLabels = z.strictObject({ matchLabels: labels });
const expression = z.strictObject({
  key: z.string(),
  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
  values: z.array(z.string()).min(1).optional(),
});
const selector = z.strictObject({
  matchLabels: labels.optional(),
  matchExpressions: z.array(expression).optional(),
});

const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string().startsWith('/'), port: portName }),
  periodSeconds: seconds.optional(),
  timeoutSeconds: seconds.optional(),
  failureThreshold: seconds.optional(),
});

const environment = z.strictObject({
  name: z.string().regex(/^[A-Z_][A-Z0-9_]*$/),
  value: z.string().optional(),
  valueFrom: z.strictObject({ fieldRef: z.strictObject({ fieldPath: z.string() }) }).optional(),
});

const container = z.strictObject({
  name: dnsName,
  image: z.string(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z.array(environment).optional(),
  envFrom: z.array(z.strictObject({ configMapRef: z.strictObject({ name: dnsName }) })).optional(),
  ports: z.array(z.strictObject({ name: portName, containerPort: portNumber })),
  startupProbe: probe,
  readinessProbe: probe,
  livenessProbe: probe,
  lifecycle: z
    .strictObject({
      preStop: z.strictObject({ exec: z.strictObject({ command: z.array(z.string()).min(1) }) }),
    })
    .optional(),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: quantity, memory: quantity }),
    limits: z.strictObject({ memory: quantity }),
  }),
  // What the pod security level "restricted" asks of a container, and a file system that cannot be written.
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(
    z.strictObject({
      name: dnsName,
      mountPath: z.string().startsWith('/'),
      subPath: z.string().optional(),
      readOnly: z.boolean().optional(),
    }),
  ),
});

const volume = z.strictObject({
  name: dnsName,
  secret: z.strictObject({ secretName: dnsName, defaultMode: z.int().max(0o440) }).optional(),
  configMap: z.strictObject({ name: dnsName }).optional(),
  emptyDir: z.strictObject({ sizeLimit: quantity }).optional(),
});

const pod = z.strictObject({
  // Pods of ours do not ask the API, and a service named `tailrace` would give them variables named TAILRACE_….
  automountServiceAccountToken: z.literal(false),
  enableServiceLinks: z.literal(false),
  terminationGracePeriodSeconds: seconds,
  securityContext: z.strictObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.int().min(1),
    runAsGroup: z.int().min(1),
    fsGroup: z.int().min(1),
    seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
  }),
  nodeSelector: labels.optional(),
  affinity: z
    .strictObject({
      nodeAffinity: z.strictObject({
        requiredDuringSchedulingIgnoredDuringExecution: z.strictObject({
          nodeSelectorTerms: z.array(z.strictObject({ matchExpressions: z.array(expression) })).min(1),
        }),
      }),
      podAntiAffinity: z.strictObject({
        preferredDuringSchedulingIgnoredDuringExecution: z.array(
          z.strictObject({
            weight: z.int().min(1).max(100),
            podAffinityTerm: z.strictObject({ topologyKey: z.string(), labelSelector: matchLabels }),
          }),
        ),
      }),
    })
    .optional(),
  topologySpreadConstraints: z
    .array(
      z.strictObject({
        maxSkew: z.int().min(1),
        topologyKey: z.string(),
        whenUnsatisfiable: z.enum(['ScheduleAnyway', 'DoNotSchedule']),
        labelSelector: matchLabels,
      }),
    )
    .optional(),
  containers: z.array(container).length(1),
  volumes: z.array(volume),
});

const template = z.strictObject({ metadata: z.strictObject({ labels }), spec: pod });

const claim = z.strictObject({
  metadata: z.strictObject({ name: dnsName }),
  spec: z.strictObject({
    accessModes: z.tuple([z.literal('ReadWriteOnce')]),
    resources: z.strictObject({ requests: z.strictObject({ storage: quantity }) }),
  }),
});

function object<Kind extends string, Shape extends z.core.$ZodShape>(
  apiVersion: string,
  kind: Kind,
  shape: Shape,
) {
  return z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata: namespaced,
    ...shape,
  });
}

const policyPort = z.strictObject({ protocol: z.literal('TCP'), port: portName });

/** Every object that the files may hold, by its kind. */
export const manifestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ apiVersion: z.literal('v1'), kind: z.literal('Namespace'), metadata }),
  object('v1', 'ConfigMap', { data: z.record(z.string().regex(/^[-._a-zA-Z0-9]+$/), z.string()) }),
  object('v1', 'Service', {
    spec: z.strictObject({
      clusterIP: z.literal('None').optional(),
      publishNotReadyAddresses: z.boolean().optional(),
      internalTrafficPolicy: z.enum(['Local', 'Cluster']).optional(),
      selector: labels,
      ports: z.array(z.strictObject({ name: portName, port: portNumber, targetPort: portName })).min(1),
    }),
  }),
  object('apps/v1', 'StatefulSet', {
    spec: z.strictObject({
      serviceName: dnsName,
      replicas: z.int().min(1),
      podManagementPolicy: z.enum(['Parallel', 'OrderedReady']).optional(),
      updateStrategy: z.strictObject({ type: z.enum(['RollingUpdate', 'OnDelete']) }).optional(),
      selector: matchLabels,
      template,
      volumeClaimTemplates: z.array(claim).optional(),
    }),
  }),
  object('apps/v1', 'DaemonSet', {
    spec: z.strictObject({
      updateStrategy: z.strictObject({
        type: z.literal('RollingUpdate'),
        rollingUpdate: z.strictObject({ maxUnavailable: atMost }),
      }),
      selector: matchLabels,
      template,
    }),
  }),
  object('apps/v1', 'Deployment', {
    spec: z.strictObject({
      replicas: z.int().min(1),
      strategy: z.strictObject({
        type: z.literal('RollingUpdate'),
        rollingUpdate: z.strictObject({ maxSurge: atMost, maxUnavailable: atMost }),
      }),
      selector: matchLabels,
      template,
    }),
  }),
  object('policy/v1', 'PodDisruptionBudget', {
    spec: z.strictObject({
      maxUnavailable: atMost.optional(),
      minAvailable: atMost.optional(),
      selector: matchLabels,
    }),
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: z.strictObject({
      podSelector: selector,
      policyTypes: z.tuple([z.literal('Ingress')]),
      ingress: z
        .array(
          z.strictObject({
            from: z.array(z.strictObject({ podSelector: selector })).optional(),
            ports: z.array(policyPort).min(1),
          }),
        )
        .optional(),
    }),
  }),
]);

/** `kustomization.yaml`. */
export const kustomizationSchema = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })),
});

/** An object of the files. */
export type Manifest = z.output<typeof manifestSchema>;
/** A set of pods. */
export type Workload = Extract<Manifest, { kind: 'StatefulSet' | 'DaemonSet' | 'Deployment' }>;
/** The only container of a pod of ours. */
export type Container = z.output<typeof container>;
