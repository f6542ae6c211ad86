import { own } from "../../connections/input";
import { accessLogBucketName, loadBalancerName, targetGroupName } from "../../modules/alb/names";
import { createNaming, type LimitedName, NAME_LIMITS, type Naming } from "../../naming";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";
import { exposedServices } from "./exposed";

/** A name that AWS limits, with the field it comes from. */
interface Named {
  readonly path: string;
  readonly kind: LimitedName;
  readonly name: string;
  /** What a person can change to shorten it. */
  readonly shorten: string;
}

/** Every name fits what AWS takes; otherwise the apply would fail half-way. */
export const namesFit: Check = ({ environment, platform }) => {
  const naming = createNaming({
    platform: platform.name,
    environment: environment.name,
    accountId: own(platform.accounts, environment.account) ?? "",
    region: environment.region,
  });
  return [loadBalancers, targetGroups, roles, databases, schedules]
    .flatMap((namesOf) => namesOf(environment, naming))
    .filter(({ kind, name }) => name.length > NAME_LIMITS[kind])
    .map(tooLong);
};

function tooLong({ path, kind, name, shorten }: Named): Problem {
  const limit = NAME_LIMITS[kind];
  return {
    path,
    message: `makes the name of a ${kind} longer than the ${limit} characters that AWS takes`,
    found: `${show(name)} (${name.length})`,
    write: `${shorten}; it is ${name.length - limit} too long`,
  };
}

const KEYS = "a shorter key, or a shorter name of the environment or the platform";

const loadBalancers = (environment: Environment, naming: Naming): Named[] =>
  Object.entries(environment.loadBalancers).flatMap(([key, config]) => {
    const path = `loadBalancers.${key}`;
    const name = loadBalancerName(naming, key, config);
    const bucket = accessLogBucketName(naming, key);
    return [
      config.name === undefined
        ? { path, kind: "load balancer", name, shorten: `${KEYS}, or set \`name\`` }
        : { path: `${path}.name`, kind: "load balancer", name, shorten: "a shorter name" },
      ...(config.accessLogs.value
        ? ([{ path, kind: "bucket", name: bucket, shorten: KEYS }] as const)
        : []),
    ];
  });

const targetGroups = (environment: Environment, naming: Naming): Named[] =>
  exposedServices(environment).map(({ name: service, service: { port = 0, protocol } }) => ({
    path: `workloads.${service}`,
    kind: "target group",
    name: targetGroupName(naming, { service, port, protocol }),
    shorten: KEYS,
  }));

function roles(environment: Environment, naming: Naming): Named[] {
  const { workloads, databases, networking } = environment;
  const role = (path: string, name: string, shorten = KEYS) =>
    ({ path, kind: "role", name, shorten }) as const;
  return [
    ...Object.keys(workloads).map((key) => role(`workloads.${key}`, naming.role(key, "execution"))),
    ...Object.entries(databases)
      .filter(([, { monitoringSeconds }]) => monitoringSeconds > 0)
      .map(([key]) => role(`databases.${key}`, naming.role(key, "monitor"))),
    ...(networking.flowLogs.value
      ? [role("name", naming.role("vpc", "flow-logs"), "a shorter name of the environment")]
      : []),
  ];
}

const databases = (environment: Environment, naming: Naming): Named[] =>
  Object.entries(environment.databases).map(([key, { identifier, replicas }]) => {
    const path = `databases.${key}`;
    const name = identifier ?? naming.resource(key);
    return {
      path: identifier === undefined ? path : `${path}.identifier`,
      kind: "database instance",
      name: replicas > 0 ? `${name}-replica-${replicas}` : name,
      shorten: identifier === undefined ? `${KEYS}, or set \`identifier\`` : "a shorter identifier",
    };
  });

const schedules = (environment: Environment, naming: Naming): Named[] =>
  Object.entries(environment.workloads).flatMap(([key, workload]) =>
    workload.kind === "task" && workload.schedule !== undefined
      ? [{ path: `workloads.${key}`, kind: "schedule", name: naming.resource(key), shorten: KEYS }]
      : [],
  );
