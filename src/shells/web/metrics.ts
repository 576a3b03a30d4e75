import type { MiddlewareHandler } from 'hono';
import { Counter, collectDefaultMetrics, Histogram, type Metric, Registry } from 'prom-client';
import type { AppEnv } from '#platform/feature';

/** Figures for Prometheus: requests by route pattern (never by address), times, memory, event loop, and those of the features. */
export function createMetrics(more: readonly Metric[] = []): {
  registry: Registry;
  middleware: MiddlewareHandler<AppEnv>;
} {
  const registry = new Registry();
  for (const metric of more) registry.registerMetric(metric);
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'hubwerk_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'hubwerk_http_request_seconds',
    help: 'Time from request to answer',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  return {
    registry,
    async middleware(c, next) {
      const start = performance.now();
      await next();
      requests.inc({ method: c.req.method, status: c.res.status });
      seconds.observe((performance.now() - start) / 1000);
    },
  };
}
