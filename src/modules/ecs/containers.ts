import { literal } from "../../literal";
import type { Naming } from "../../naming";
import { mapRecord } from "../../records";
import type { ServiceConfig, TaskConfig } from "./config";
import type { ContainerConfig, SidecarConfig } from "./container-config";
import type { Container, ContainerPort } from "./container-definition";
import type { LogTarget } from "./logs";
import type { SecretValue, WorkloadProps } from "./workload-props";

type Props = WorkloadProps<ServiceConfig | TaskConfig>;

/**
 * The containers of a workload, the main one first. Besides what is configured every container gets
 * `SERVICE_NAME`, `ENVIRONMENT` and, when it listens, `PORT`: what a process needs to name itself in
 * logs and to listen where it is expected. Configuration may override them.
 */
export function containersOf(props: Props, logGroupName: string): Container[] {
  const { naming, config } = props;
  const logs = { groupName: logGroupName, region: naming.region, bufferMiB: config.logBufferMiB };
  return [
    mainContainer(props, logs),
    ...Object.entries(config.sidecars).map(([name, sidecar]) =>
      sidecarOf(props, name, sidecar, logs),
    ),
  ];
}

/** What ECS reads when a task starts, and so what the execution role may read. */
export function readAtStart(props: Props): { secretArns: string[]; settingArns: string[] } {
  const containers = [props.config, ...Object.values(props.config.sidecars)];
  const keys = (field: "secrets" | "settings") =>
    new Set(containers.flatMap((container) => Object.values(container[field])));
  const handedOver = Object.values(props.secretValues ?? {}).map(({ arn }) => arn);
  return {
    secretArns: [
      ...new Set([
        ...handedOver,
        ...[...keys("secrets")].map((key) => lookUp(props.secretArns, key)),
      ]),
    ],
    settingArns: [...keys("settings")].map((key) => lookUp(props.settingArns, key)),
  };
}

function mainContainer(props: Props, logs: LogTarget): Container {
  const { config, name } = props;
  const port = portOf(config);
  const injected = { ...valuesFrom(props, config), ...handedOver(props.secretValues ?? {}) };
  return {
    name,
    imageUri: imageUri(props, name),
    config,
    essential: true,
    ...(port && { port }),
    cpu: 0,
    after: after(config.sidecars),
    variables: {
      ...without(injected, standardVariables(props.naming, name, port)),
      ...props.variables,
      ...literals(config.environment),
    },
    valuesFrom: injected,
    logs,
  };
}

function sidecarOf(props: Props, name: string, config: SidecarConfig, logs: LogTarget): Container {
  const port =
    config.port === undefined ? undefined : { port: config.port, protocol: "tcp" as const };
  const injected = valuesFrom(props, config);
  return {
    name,
    imageUri: imageUri(props, name),
    config,
    essential: config.essential,
    ...(port && { port }),
    cpu: config.cpu,
    ...(config.memoryMiB === undefined ? {} : { memoryMiB: config.memoryMiB }),
    after: {},
    variables: {
      ...without(injected, standardVariables(props.naming, props.name, port)),
      ...literals(config.environment),
    },
    valuesFrom: injected,
    logs,
  };
}

const standardVariables = (naming: Naming, name: string, port: ContainerPort | undefined) => ({
  SERVICE_NAME: name,
  ENVIRONMENT: naming.environment,
  ...(port && { PORT: String(port.port) }),
});

/** ECS refuses a variable that is given both plainly and from a secret. */
const without = (taken: object, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(taken, name)));

const valuesFrom = (props: Props, config: ContainerConfig) => ({
  ...mapRecord(config.settings, (key) => lookUp(props.settingArns, key)),
  ...mapRecord(config.secrets, (key) => lookUp(props.secretArns, key)),
});

/** ECS reads one key of a JSON secret as `<ARN>:<key>::`, the rest being version stage and id. */
const handedOver = (values: Readonly<Record<string, SecretValue>>) =>
  mapRecord(values, ({ arn, field }) => (field === undefined ? arn : `${arn}:${field}::`));

const literals = (values: Readonly<Record<string, string>>) => mapRecord(values, literal);

const CONDITIONS = { started: "START", healthy: "HEALTHY" } as const;

const after = (sidecars: Readonly<Record<string, SidecarConfig>>): Container["after"] =>
  Object.fromEntries(
    Object.entries(sidecars).flatMap(([name, { startFirst }]) =>
      startFirst === "no" ? [] : [[name, CONDITIONS[startFirst]] as const],
    ),
  );

function portOf(config: ServiceConfig | TaskConfig): ContainerPort | undefined {
  if (config.kind !== "service" || config.port === undefined) return undefined;
  return { port: config.port, protocol: config.protocol };
}

const imageUri = (props: Props, container: string) => lookUp(props.images, container).uri;

function lookUp<T>(values: Readonly<Record<string, T>> | undefined, key: string): T {
  const value = values?.[key];
  if (value === undefined) throw new Error(`nothing was given for ${key}`);
  return value;
}
