import type { DatabaseStatus } from "../../../scripts/status/databases";
import type { LoadBalancerStatus } from "../../../scripts/status/load-balancers";
import type { ServiceStatus } from "../../../scripts/status/services";
import type { Status } from "../../../scripts/status/status";

/** An environment in which all is well, but for what is said. */
export const statusWith = (different: Partial<Status>): Status => ({
  environment: "dev",
  accountId: "111111111111",
  region: "eu-west-1",
  time: "2025-01-01T12:00:00.000Z",
  pause: { state: "running", since: undefined, by: undefined, network: [] },
  officeHours: null,
  stacks: [],
  services: [service({})],
  tasks: [],
  releases: [],
  lastReleases: [],
  loadBalancers: [loadBalancer({})],
  databases: [database({})],
  alarms: [],
  certificates: [],
  figures: { minutes: 15 },
  ...different,
});

export const service = (different: Partial<ServiceStatus>): ServiceStatus => ({
  name: "api",
  there: true,
  running: 2,
  desired: 2,
  pending: 0,
  rollout: {
    verdict: { state: "completed" },
    isRollback: false,
    begun: "2025-01-01T09:00:00.000Z",
    revision: "acme-dev-api:1",
  },
  cpu: 12,
  memory: 43,
  images: ["backend"],
  ...different,
});

export const loadBalancer = (different: Partial<LoadBalancerStatus>): LoadBalancerStatus => ({
  name: "public",
  targets: { healthy: 2, registered: 2, reasons: [] },
  requests: 1000,
  failedByTargets: 0,
  failedByItself: 0,
  p50: 0.012,
  p95: 0.08,
  p99: 1.2,
  ...different,
});

export const database = (different: Partial<DatabaseStatus>): DatabaseStatus => ({
  name: "main",
  identifier: "acme-dev-main",
  replica: false,
  instance: { state: "available", storageGiB: 20 },
  snapshot: "2025-01-01T03:00:00.000Z",
  freeGiB: 15,
  connections: 12,
  lag: undefined,
  ...different,
});
