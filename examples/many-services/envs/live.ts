import { defineEnvironment } from "../../../src/envs/environment";

/** Every kind of workload behind two load balancers, with the ranges a network plan prescribes. */
export const live = defineEnvironment({
  name: "live",
  account: "live",
  region: "eu-central-1",
  lifecycle: "durable",
  encryption: "customer-managed",

  networking: {
    cidr: "10.0.0.0/16",
    zones: ["eu-central-1a", "eu-central-1b"],
    nat: "per-zone",
    subnets: {
      public: ["10.0.1.0/24", "10.0.2.0/24"],
      private: ["10.0.10.0/24", "10.0.11.0/24"],
    },
    reserved: ["10.0.0.0/20", "10.0.20.0/22", "10.0.24.0/22"],
    peers: { office: "10.200.0.0/16" },
    interfaceEndpoints: ["secretsmanager", "logs"],
    flowLogRetentionDays: 90,
  },

  loadBalancers: {
    public: {
      https: {
        certificate: {
          domain: "shop.example.com",
          alternativeNames: ["*.shop.example.com"],
          hostedZoneId: "Z0000000000EXAMPLE",
        },
        aliases: [
          { name: "shop.example.com", hostedZoneId: "Z0000000000EXAMPLE" },
          { name: "*.shop.example.com", hostedZoneId: "Z0000000000EXAMPLE" },
        ],
      },
      idleTimeoutSeconds: 120,
    },
    internal: {
      scheme: "internal",
      https: {
        certificate: {
          arn: "arn:aws:acm:eu-central-1:222222222222:certificate/00000000-0000-0000-0000-000000000000",
        },
      },
      allowFrom: ["10.0.0.0/16", "10.200.0.0/16"],
    },
  },

  databases: {
    orders: {
      version: "17",
      instanceClass: "db.r7g.large",
      storageGiB: 400,
      maxStorageGiB: 2000,
      iops: 12000,
      throughputMiBps: 500,
      multiAz: true,
      replicas: 2,
      backupRetentionDays: 35,
      parameters: { work_mem: 65536, "pg_stat_statements.track": "all" },
      logRetentionDays: 90,
    },
    reports: {
      instanceClass: "db.t4g.medium",
      masterPassword: "rds",
      multiAz: { value: false, reason: "rebuilt from orders within an hour when it is lost" },
      tier: "private",
    },
  },

  secrets: {
    "session-key": { kind: "generated", length: 64 },
    "payment-key": { kind: "supplied", description: "Key of the payment provider" },
    "warehouse-login": { kind: "supplied", name: "shop/legacy/warehouse" },
  },

  settings: {
    "log-level": "info",
    "page-size": 50,
    "new-checkout": true,
  },

  externals: {
    warehouse: {
      provides: "postgres",
      host: "warehouse.example.com",
      port: 5432,
      databaseName: "stock",
      secret: "warehouse-login",
      ranges: ["198.51.100.0/28"],
    },
  },

  cluster: { containerInsights: "enhanced" },

  workloads: {
    storefront: {
      kind: "service",
      image: "storefront",
      port: 8080,
      cpu: 1024,
      memoryMiB: 4096,
      internetEgress: true,
      connections: { catalogue: {}, basket: {} },
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level", NEW_CHECKOUT: "new-checkout" },
      expose: {
        through: "public",
        hosts: ["shop.example.com"],
        stickiness: { durationSeconds: 3600 },
        slowStartSeconds: 30,
      },
      tasks: { minimum: 3, maximum: 12 },
      scaling: [
        { kind: "target", metric: "requests-per-target", target: 800 },
        { kind: "target", metric: "memory", target: 75 },
        {
          kind: "schedule",
          name: "night",
          schedule: "cron(0 2 * * ? *)",
          minimum: 1,
          maximum: 4,
        },
        {
          kind: "schedule",
          name: "morning",
          schedule: "cron(0 6 * * ? *)",
          timeZone: "UTC",
          minimum: 3,
          maximum: 12,
        },
      ],
    },
    catalogue: {
      kind: "service",
      image: "catalogue",
      port: 50051,
      protocol: "grpc",
      internetEgress: true,
      connections: { orders: { as: "DB" }, basket: {} },
      tasks: { minimum: 2, maximum: 6 },
      scaling: [{ kind: "target", metric: "cpu" }],
    },
    basket: {
      kind: "service",
      image: "catalogue",
      command: ["basket"],
      port: 9000,
      internetEgress: true,
      connections: { orders: {}, catalogue: {} },
      secretReferences: ["payment-key"],
      expose: {
        through: "public",
        hosts: ["shop.example.com"],
        paths: ["/basket", "/basket/*"],
        healthCheck: { path: "/healthz", intervalSeconds: 10 },
      },
      tasks: 2,
      deployment: { strategy: "rolling", waitForSteadyState: true },
    },
    admin: {
      kind: "service",
      image: "storefront",
      command: ["admin"],
      port: 8081,
      internetEgress: true,
      readOnlyRoot: false,
      exec: true,
      connections: { orders: { as: "DB" }, reports: { inject: "value" } },
      expose: { through: "internal", paths: ["/*"], headers: { "X-Staff": ["yes"] } },
      tasks: 2,
    },
    mailer: {
      kind: "service",
      image: "jobs",
      command: ["mailer"],
      cpu: 512,
      memoryMiB: 2048,
      ephemeralStorageGiB: 40,
      internetEgress: true,
      writableMounts: ["/tmp", "/var/spool/mailer"],
      connections: { orders: {} },
      secrets: { PAYMENT_KEY: "payment-key" },
      sidecars: {
        metrics: {
          image: {
            uri: "public.ecr.aws/example/collector@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          },
          port: 9100,
          essential: false,
          startFirst: "started",
          memoryMiB: 256,
        },
      },
      capacity: { fargate: 1, spot: 4, base: 1 },
      stopTimeoutSeconds: 120,
    },
    migrate: {
      kind: "task",
      image: "jobs",
      command: ["migrate"],
      beforeRelease: true,
      internetEgress: true,
      connections: { orders: { user: "owner" } },
    },
    "stock-import": {
      kind: "task",
      image: "jobs",
      command: ["import"],
      internetEgress: true,
      connections: { orders: {}, warehouse: {} },
      schedule: "rate(15 minutes)",
      retries: 2,
    },
  },
});
