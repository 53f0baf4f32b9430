// The metrics of several parts of one process as one page. What each part counts is its own business.
import { AggregatorRegistry, type Registry } from 'prom-client';

/** The text of several registries together; metrics of the same name and labels are added up. */
export async function mergedMetrics(
  registries: readonly Registry[],
): Promise<{ readonly contentType: string; readonly text: string }> {
  const metrics = await Promise.all(registries.map((registry) => registry.getMetricsAsJSON()));
  const merged = AggregatorRegistry.aggregate(metrics);
  return { contentType: merged.contentType, text: await merged.metrics() };
}
