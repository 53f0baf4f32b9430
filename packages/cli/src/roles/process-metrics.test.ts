// The numbers of a role's process, as Prometheus reads them.
import { expect, test } from 'vitest';
import { processMetricsText } from './process-metrics.ts';

const numberIn = (text: string, name: string): string | undefined =>
  new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];

test('a process has what it costs, and nothing of what it does not have', () => {
  const text = processMetricsText({});
  expect(Number(numberIn(text, 'process_resident_memory_bytes'))).toBeGreaterThan(1e6);
  expect(Number(numberIn(text, 'process_cpu_seconds_total'))).toBeGreaterThan(0);
  expect(Math.abs(Number(numberIn(text, 'process_start_time_seconds')) - Date.now() / 1000)).toBeLessThan(
    3600,
  );
  expect(text).not.toContain('tailrace_');
  expect(text.endsWith('\n')).toBe(true);
});

test('the registry and the certificates are counted where they are', () => {
  const text = processMetricsText({
    registry: { trouble: 'away', skippedRecords: 3 },
    tls: { current: { expiresMs: 1_800_000_000_500 }, reloads: 2, failures: 1 },
  });
  expect(numberIn(text, 'tailrace_process_registry_trouble')).toBe('1');
  expect(numberIn(text, 'tailrace_process_registry_skipped_records_total')).toBe('3');
  expect(numberIn(text, 'tailrace_process_tls_expires_seconds')).toBe('1800000000');
  expect(numberIn(text, 'tailrace_process_tls_reloads_total')).toBe('2');
  expect(numberIn(text, 'tailrace_process_tls_failures_total')).toBe('1');
  expect(
    numberIn(processMetricsText({ registry: { trouble: undefined } }), 'tailrace_process_registry_trouble'),
  ).toBe('0');
});
