import { defineEnvironment } from "./environment";

/** The shape of prod at a smaller size, and disposable: what passes here may go on. */
export const staging = defineEnvironment({
  name: "staging",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",

  networking: {
    cidr: "10.20.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b"],
    nat: "single",
    flowLogRetentionDays: 7,
  },

  loadBalancers: {
    public: {
      https: {
        certificate: { domain: "staging.example.com", hostedZoneId: "Z0000000000EXAMPLE" },
        aliases: [{ name: "staging.example.com", hostedZoneId: "Z0000000000EXAMPLE" }],
      },
      accessLogDays: 7,
    },
  },

  databases: {
    main: {
      instanceClass: "db.t4g.small",
      storageGiB: 20,
      backupRetentionDays: 3,
      logRetentionDays: 7,
    },
  },

  secrets: {
    "session-key": { kind: "generated", length: 64 },
  },

  settings: {
    "log-level": "debug",
  },

  cluster: {
    capacity: { fargate: 1, spot: 3 },
    execLogRetentionDays: 7,
  },

  workloads: {
    api: {
      kind: "service",
      image: "backend",
      port: 3000,
      cpu: 256,
      memoryMiB: 512,
      writableMounts: ["/tmp"],
      healthCheck: { command: ["node", "healthcheck.mjs"] },
      internetEgress: true,
      connections: { main: { as: "DATABASE" } },
      environment: { API_DOCS: "off" },
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level" },
      // What it tells those who run it is for them alone: /docs, /openapi.json, /health/detailed.
      expose: {
        through: "public",
        paths: ["/users", "/users/*", "/health"],
        healthCheck: { path: "/health" },
      },
      tasks: { minimum: 1, maximum: 4 },
      scaling: [{ kind: "target", metric: "cpu" }],
      logRetentionDays: 7,
    },
    migrate: {
      kind: "task",
      image: "backend",
      command: ["node", "migrate.mjs", "up"],
      beforeRelease: true,
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 7,
    },
    "check-restored": {
      kind: "task",
      image: "backend",
      command: ["node", "check-data.mjs"],
      checksRestored: "main",
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 7,
    },
  },
});
