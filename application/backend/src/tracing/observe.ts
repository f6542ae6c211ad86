import type { Observe } from "../../db/connection/database";
import type { Metrics } from "../metrics/metrics";
import type { Tracing } from "./tracing";

/** What is told of each statement: metrics always, traces where they go somewhere. */
export function observeStatements(metrics: Metrics, tracing: Tracing | undefined): Observe {
  const measured: Observe = async (statement, target, run) => {
    const start = performance.now();
    let outcome = "failed";
    try {
      const result = await run();
      outcome = "done";
      return result;
    } finally {
      const elapsed = (performance.now() - start) / 1000;
      metrics.statements.observe({ statement: statement.name, target, outcome }, elapsed);
    }
  };
  if (tracing === undefined) return measured;
  return (statement, target, run) =>
    tracing.observe(statement, target, () => measured(statement, target, run));
}
