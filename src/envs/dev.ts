import { defineEnvironment } from "./environment";

/** Cheap, and gone whenever nobody needs it: two zones, one NAT gateway, one small task. */
export const dev = defineEnvironment({
  name: "dev",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",

  networking: {
    cidr: "10.10.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b"],
    nat: "single",
    flowLogRetentionDays: 3,
  },

  loadBalancers: {
    public: {
      plainHttp: { reason: "dev has no domain of its own and serves no real data" },
      accessLogDays: 3,
    },
  },

  databases: {
    main: {
      instanceClass: "db.t4g.micro",
      storageGiB: 20,
      backupRetentionDays: 1,
      monitoringSeconds: 0,
      logRetentionDays: 3,
    },
  },

  secrets: {
    "session-key": { kind: "generated", length: 64 },
  },

  settings: {
    "log-level": "debug",
  },

  cluster: {
    containerInsights: "disabled",
    capacity: { fargate: 0, spot: 1 },
    execLogRetentionDays: 3,
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
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level" },
      expose: { through: "public", paths: ["/*"], healthCheck: { path: "/health" } },
      tasks: 1,
      logRetentionDays: 3,
    },
    migrate: {
      kind: "task",
      image: "backend",
      command: ["node", "migrate.mjs", "up"],
      beforeRelease: true,
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 3,
    },
    "check-restored": {
      kind: "task",
      image: "backend",
      command: ["node", "check-data.mjs"],
      checksRestored: "main",
      internetEgress: true,
      connections: { main: { as: "DATABASE", user: "owner" } },
      settings: { LOG_LEVEL: "log-level" },
      logRetentionDays: 3,
    },
  },
});
