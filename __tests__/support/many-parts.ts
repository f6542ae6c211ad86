/** Most of what an environment can have, without what takes minutes: no database, no bucket of logs. */
export const manyParts = `
import { defineEnvironment } from "./environment";

export const dev = defineEnvironment({
  name: "dev",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",
  encryption: "customer-managed",
  networking: {
    cidr: "10.10.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b"],
    nat: "single",
  },
  loadBalancers: {
    public: { plainHttp: { reason: "a test that nobody reaches from outside" }, accessLogs: false },
  },
  databases: {},
  secrets: {
    "session-key": { kind: "generated", length: 64 },
    "payment-key": { kind: "supplied", description: "Key of the payment provider" },
  },
  settings: { "log-level": "debug" },
  cluster: { containerInsights: "disabled" },
  workloads: {
    api: {
      kind: "service",
      image: "backend",
      port: 3000,
      internetEgress: true,
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level" },
      expose: { through: "public", paths: ["/*"], healthCheck: { path: "/health" } },
    },
    nightly: {
      kind: "task",
      image: "backend",
      command: ["node", "nightly.mjs"],
      internetEgress: true,
      schedule: "cron(0 3 * * ? *)",
    },
  },
});
`;
