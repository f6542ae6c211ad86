import type { Environment } from "../envs/environment";
import type { LoadBalancer } from "../modules/alb/load-balancer";
import type { Cluster } from "../modules/ecs/cluster";
import type { OfficeHours } from "../modules/office-hours/office-hours";
import type { PausePointer } from "../modules/pause/pause-pointer";
import type { Database } from "../modules/rds/database";
import type { Secrets } from "../modules/secrets/secrets";
import { mapRecord } from "../records";
import type { Workloads } from "./workloads";

/** What an environment's outputs speak of. */
export interface Made {
  readonly objectives: Environment["objectives"];
  readonly officeHours: OfficeHours | undefined;
  readonly pause: PausePointer;
  readonly cluster: Cluster;
  readonly loadBalancers: Readonly<Record<string, LoadBalancer>>;
  readonly databases: Readonly<Record<string, Database>>;
  readonly secrets: Secrets;
  readonly workloads: Workloads;
}

export type Output = readonly [value: unknown, description: string];

/** What a person and a script need to know of an environment, by name. Nothing in it is a secret. */
export const outputsOf = (made: Made): Readonly<Record<string, Output>> => ({
  cluster: [made.cluster.reference.name, "ECS cluster of every workload."],
  services: [made.workloads.services, "ECS services, by workload."],
  tasks: [made.workloads.tasks, "Task definition families of the tasks that end, by workload."],
  task_networks: [made.workloads.taskNetworks, "Where those tasks run, by workload."],
  before_release: [
    made.workloads.beforeRelease,
    "Tasks that run to their end before a release of their image.",
  ],
  restore_checks: [
    made.workloads.restoreChecks,
    "Tasks that check a restored copy, by the database that it is of.",
  ],
  objectives: [
    made.objectives ?? {},
    "Minutes that a loss may cost at most: rtoMinutes until all is back, rpoMinutes of writes.",
  ],
  repositories: [made.workloads.repositories, "Where each image is pulled from."],
  release_pointers: [made.workloads.pointers, "Parameters that hold the released digests."],
  pause_pointer: [made.pause.parameterName, "Parameter that says whether it is paused."],
  ...(made.officeHours && {
    office_hours: [
      made.officeHours.summary,
      "When it is open, and the schedules that open and close it.",
    ],
  }),
  load_balancer_urls: [mapRecord(made.loadBalancers, ({ url }) => url), "Where a browser goes."],
  database_endpoints: [mapRecord(made.databases, endpoint), "Where each database listens."],
  secret_arns: [
    { ...made.secrets.arns, ...byDatabase(made, secretArns) },
    "ARNs of the secrets; their values are in neither plan nor state.",
  ],
  log_groups: [
    { ...made.workloads.logGroups, ...byDatabase(made, ({ logGroups }) => logGroups) },
    "Log groups in CloudWatch Logs.",
  ],
});

const endpoint = ({ attributes }: Database): string => `${attributes.host}:${attributes.port}`;

const secretArns = ({ attributes }: Database) => ({
  application: attributes.applicationSecretArn,
  owner: attributes.ownerSecretArn,
});

/** `main/owner` and so on: what a database has, beside what the environment has. */
const byDatabase = (
  { databases }: Made,
  read: (database: Database) => Readonly<Record<string, unknown>>,
) =>
  Object.fromEntries(
    Object.entries(databases).flatMap(([name, database]) =>
      Object.entries(read(database)).map(([key, value]) => [`${name}/${key}`, value]),
    ),
  );
