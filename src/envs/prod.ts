import { defineEnvironment } from "./environment";

/** What customers use: three zones, nothing that fails alone takes it down, nothing lost by accident. */
export const prod = defineEnvironment({
  name: "prod",
  account: "main",
  region: "eu-west-1",
  lifecycle: "durable",
  deployOn: { tag: "v*" },
  objectives: { rtoMinutes: 120, rpoMinutes: 15 },

  networking: {
    cidr: "10.30.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    nat: "per-zone",
    flowLogRetentionDays: 30,
  },

  encryption: "customer-managed",

  loadBalancers: {
    public: {
      https: {
        certificate: {
          domain: "example.com",
          alternativeNames: ["*.example.com"],
          hostedZoneId: "Z0000000000EXAMPLE",
        },
        aliases: [{ name: "api.example.com", hostedZoneId: "Z0000000000EXAMPLE" }],
      },
      accessLogDays: 90,
    },
  },

  databases: {
    main: {
      instanceClass: "db.r7g.large",
      storageGiB: 100,
      multiAz: true,
      replicas: 1,
      backupRetentionDays: 14,
      logRetentionDays: 30,
    },
  },

  secrets: {
    "session-key": { kind: "generated", length: 64 },
  },

  settings: {
    "log-level": "info",
  },

  cluster: {
    containerInsights: "enhanced",
    execLogRetentionDays: 90,
  },

  workloads: {
    api: {
      kind: "service",
      image: "backend",
      port: 3000,
      cpu: 512,
      memoryMiB: 1024,
      writableMounts: ["/tmp"],
      healthCheck: { command: ["node", "healthcheck.mjs"] },
      internetEgress: true,
      connections: { main: { as: "DATABASE", reads: "replica" } },
      environment: { API_DOCS: "off" },
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level" },
      // What it tells those who run it is for them alone: /docs, /openapi.json, /health/detailed.
      expose: {
        through: "public",
        hosts: ["api.example.com"],
        paths: ["/users", "/users/*", "/health"],
        healthCheck: { path: "/health" },
      },
      tasks: { minimum: 2, maximum: 10 },
      scaling: [
        { kind: "target", metric: "cpu" },
        { kind: "target", metric: "requests-per-target", target: 1000 },
      ],
      logRetentionDays: 30,
    },
    migrate: {
      kind: "task",
      image: "backend",
      command: ["node", "migrate.mjs", "up"],
      beforeRelease: true,
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 30,
    },
    "check-restored": {
      kind: "task",
      image: "backend",
      command: ["node", "check-data.mjs"],
      checksRestored: "main",
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 30,
    },
  },
});
