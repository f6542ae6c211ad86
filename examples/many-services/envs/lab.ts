import { defineEnvironment } from "../../../src/envs/environment";

/** No way to the internet: images, logs and secrets come through endpoints of the VPC. */
export const lab = defineEnvironment({
  name: "lab",
  account: "tools",
  region: "eu-central-1",
  lifecycle: "disposable",
  officeHours: {
    days: ["MON", "TUE", "WED", "THU", "FRI"],
    from: "07:30",
    to: "20:00",
    timeZone: "Europe/Berlin",
  },

  networking: {
    cidr: "10.1.0.0/20",
    zones: ["eu-central-1a", "eu-central-1b"],
    nat: "none",
    interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm"],
    isolatedGatewayEndpoints: true,
    flowLogs: false,
  },

  loadBalancers: {
    public: {
      plainHttp: { reason: "reached through the office network only, with test data" },
      allowFrom: ["198.51.100.0/24"],
      accessLogs: false,
    },
  },

  databases: {
    orders: { backupRetentionDays: 0, performanceInsights: false, monitoringSeconds: 0 },
  },

  settings: { "log-level": "debug" },

  cluster: { containerInsights: "disabled", capacity: { fargate: 0, spot: 1 } },

  workloads: {
    catalogue: {
      kind: "service",
      image: "catalogue",
      port: 8080,
      placement: "isolated",
      connections: { orders: {} },
      settings: { LOG_LEVEL: "log-level" },
      expose: { through: "public", paths: ["/*"] },
    },
    migrate: {
      kind: "task",
      image: "jobs",
      command: ["migrate"],
      beforeRelease: true,
      connections: { orders: { user: "owner" } },
    },
  },
});
