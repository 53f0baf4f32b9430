// What a role's process can count beside its role: its registry, its certificates, what it costs. Prometheus text, written by
// hand, because these few numbers are read where they are when somebody asks.

/** Where the numbers are read. What is not there is left out. */
export interface ProcessMetricsSources {
  readonly registry?: { readonly trouble: string | undefined; readonly skippedRecords?: number };
  readonly tls?: {
    readonly current: { readonly expiresMs: number };
    readonly reloads: number;
    readonly failures: number;
  };
}

/** The text, with a newline at its end. */
export function processMetricsText({ registry, tls }: ProcessMetricsSources): string {
  const lines: string[] = [];
  const add = (kind: 'counter' | 'gauge', name: string, help: string, value: number | undefined): void => {
    if (value === undefined) return;
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, `${name} ${value}`);
  };
  const trouble = registry === undefined ? undefined : Number(registry.trouble !== undefined);
  add(
    'gauge',
    'tailrace_process_registry_trouble',
    'Whether the view of the cluster may be out of date',
    trouble,
  );
  const skipped = registry?.skippedRecords;
  add(
    'counter',
    'tailrace_process_registry_skipped_records_total',
    'Records of the registry that could not be read',
    skipped,
  );
  const expires = tls === undefined ? undefined : Math.floor(tls.current.expiresMs / 1000);
  add('gauge', 'tailrace_process_tls_expires_seconds', 'When our certificate ends, Unix time', expires);
  add('counter', 'tailrace_process_tls_reloads_total', 'New certificate files taken', tls?.reloads);
  add('counter', 'tailrace_process_tls_failures_total', 'New certificate files refused', tls?.failures);
  const { user, system } = process.cpuUsage();
  add('counter', 'process_cpu_seconds_total', 'CPU time', (user + system) / 1e6);
  add('gauge', 'process_resident_memory_bytes', 'Memory in use', process.memoryUsage.rss());
  const startedMs = Date.now() - process.uptime() * 1000;
  add(
    'gauge',
    'process_start_time_seconds',
    'When the process started, Unix time',
    Math.floor(startedMs / 1000),
  );
  return `${lines.join('\n')}\n`;
}
