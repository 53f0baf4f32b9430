// What a syslog receiver gets of an envelope that is not a log line: one message per value, with structured data under the
// names that receivers of Cloud Foundry's metrics know, and the same as text for those that read none.
import type { SdElement } from '@tailrace/core/structured-data';
import { decodeEnvelope } from '@tailrace/proto/envelope-view';

/** One message. */
export interface MetricLine {
  readonly text: string;
  readonly element: SdElement;
}

/** The messages of one envelope; none for one that carries nothing. Throws for bytes that are no envelope. */
export function metricLines(envelope: Uint8Array): MetricLine[] {
  const { counter, gauge, timer, event } = decodeEnvelope(envelope);
  if (counter) {
    const { name, total, delta } = counter;
    return [line('counter', `${name} total=${total} delta=${delta}`, { name, total, delta })];
  }
  if (gauge) {
    return Object.entries(gauge.metrics ?? {}).map(([name, { value, unit }]) =>
      line('gauge', `${name} value=${value ?? 0} unit=${unit ?? ''}`, {
        name,
        value: value ?? 0,
        unit: unit ?? '',
      }),
    );
  }
  if (timer) {
    const { name, start, stop } = timer;
    return [line('timer', `${name} start=${start} stop=${stop}`, { name, start, stop })];
  }
  if (event) {
    const { title, body } = event;
    return [line('event', `${title}: ${body}`, { title, body })];
  }
  return [];
}

/** 47450 is the enterprise number of Cloud Foundry, under which its receivers look. */
function line(kind: string, text: string, params: Readonly<Record<string, unknown>>): MetricLine {
  const element = {
    id: `${kind}@47450`,
    params: Object.entries(params).map(([name, value]) => [name, String(value)] as const),
  };
  return { text: `${kind} ${text}`, element };
}
