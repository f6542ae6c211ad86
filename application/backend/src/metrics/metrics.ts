import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../../db/connection/database";
import type { PoolState } from "../../db/connection/pool";

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What Prometheus is told. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's first byte to its answer's last.",
    labelNames: ["method", "route", "status"],
    buckets: seconds,
    registers: [this.registry],
  });

  readonly statements = new Histogram({
    name: "database_statement_duration_seconds",
    help: "Time of a statement, waiting for a connection included.",
    labelNames: ["statement", "target", "outcome"],
    buckets: seconds,
    registers: [this.registry],
  });

  readonly cutConnections = new Counter({
    name: "database_connections_cut_total",
    help: "Idle connections that the database or the network ended.",
    registers: [this.registry],
  });

  readonly refusedConnections = new Counter({
    name: "http_connections_refused_total",
    help: "Connections that were ended because what came was no HTTP, too slow or too large.",
    labelNames: ["status"],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The pools are read whenever somebody asks. */
  watch(database: Database): void {
    new Gauge({
      name: "database_pool_connections",
      help: "Connections by pool and state; `waiting` have none: reads of one moment count as one.",
      labelNames: ["pool", "state"],
      registers: [this.registry],
      collect() {
        const { primary, replicas } = database.state;
        const pools: (readonly [string, PoolState])[] = [
          ["primary", primary],
          ...replicas.map((state, index) => [`replica-${index + 1}`, state] as const),
        ];
        for (const [pool, { open, idle, waiting, limit }] of pools) {
          this.set({ pool, state: "open" }, open);
          this.set({ pool, state: "idle" }, idle);
          this.set({ pool, state: "waiting" }, waiting);
          this.set({ pool, state: "limit" }, limit);
        }
      },
    });
  }
}
