import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Observe } from "../../db/connection/database";
import type { ServiceIdentity } from "../config/service";

/** Milliseconds that a collector has for the last spans when the process ends. */
const longestFlush = 2000;

/** Spans of requests and of the statements that they cause, sent to a collector in batches. */
export class Tracing {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #propagator = new W3CTraceContextPropagator();
  readonly #request = new AsyncLocalStorage<Context>();

  constructor(endpoint: string, { service, environment, version }: ServiceIdentity) {
    const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({
        "service.name": service,
        "service.version": version,
        "deployment.environment.name": environment,
      }),
      spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
    });
    this.#tracer = this.#provider.getTracer(service, version);
  }

  /** A request's span, which continues the caller's trace (W3C Trace Context). */
  startRequest(method: string, route: string, headers: IncomingHttpHeaders): Span {
    const caller = this.#propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    const attributes = { "http.request.method": method, "http.route": route };
    return this.#tracer.startSpan(
      `${method} ${route}`,
      { kind: SpanKind.SERVER, attributes },
      caller,
    );
  }

  endRequest(span: Span, status: number): void {
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  /** Runs what belongs to a request: statements in it become children of its span. */
  within(span: Span, run: () => void): void {
    this.#request.run(trace.setSpan(ROOT_CONTEXT, span), run);
  }

  readonly observe: Observe = async ({ name }, target, run) => {
    const span = this.#tracer.startSpan(
      name,
      { kind: SpanKind.CLIENT, attributes: { "db.system.name": "postgresql", target } },
      this.#request.getStore() ?? ROOT_CONTEXT,
    );
    try {
      return await run();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };

  /**
   * Sends what is still waiting, for as long as a collector may take. That one is away or hangs is no
   * reason to end later, or with an error.
   */
  async close(): Promise<void> {
    await Promise.race([this.#provider.shutdown().catch(() => {}), pause(longestFlush)]);
  }
}
