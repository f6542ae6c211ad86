import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument, type StateEntry } from "../state/document";
import { outputOf } from "../workloads/read";

export interface WatchedLoadBalancer {
  /** Its key in the configuration, as far as its name in AWS says it. */
  readonly name: string;
  /** What CloudWatch calls it: `app/acme-dev-public/50dc6c495c0c9188`. */
  readonly dimension: string;
  /** ARNs. */
  readonly targetGroups: readonly string[];
}

export interface WatchedDatabase {
  /** Its key in the configuration, as far as its name in AWS says it. */
  readonly name: string;
  readonly identifier: string;
  /** Identifier or ARN of what it replicates; empty for one that takes writes. */
  readonly replicaOf: string;
}

/** An image of the platform that runs in an environment. */
export interface WatchedImage {
  readonly image: string;
  /** Name of the parameter that holds the released digest. */
  readonly pointer: string;
  /** `111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend`. */
  readonly repository: string;
}

/** What of an environment can be looked at, beside its workloads. */
export interface Watched {
  readonly loadBalancers: readonly WatchedLoadBalancer[];
  readonly databases: readonly WatchedDatabase[];
  /** Names. */
  readonly alarms: readonly string[];
  /** ARNs. */
  readonly certificates: readonly string[];
  readonly images: readonly WatchedImage[];
}

/** As the state of the environment names it. */
export function watchedIn(
  state: StateDocument,
  stack: { readonly platform: string; readonly environment: string },
): Watched {
  const prefix = `${stack.platform}-${stack.environment}-`;
  const short = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const entries = entriesOf(state);
  const named = (type: string, attribute: string): string[] => [
    ...new Set(
      entries
        .filter((entry) => entry.type === type)
        .map((entry) => textOf(entry, attribute))
        .filter((text) => text !== ""),
    ),
  ];
  return {
    loadBalancers: loadBalancersIn(entries).map((one) => ({ ...one, name: short(one.name) })),
    databases: entries
      .filter(({ type }) => type === "aws_db_instance")
      .map((entry) => ({
        name: short(textOf(entry, "identifier")),
        identifier: textOf(entry, "identifier"),
        replicaOf: textOf(entry, "replicate_source_db"),
      })),
    alarms: named("aws_cloudwatch_metric_alarm", "alarm_name"),
    // Also those that were made elsewhere and are only used here.
    certificates: [
      ...new Set([
        ...named("aws_acm_certificate", "arn"),
        ...named("aws_lb_listener", "certificate_arn"),
        ...named("aws_lb_listener_certificate", "certificate_arn"),
      ]),
    ].filter((arn) => arn.includes(":acm:")),
    images: imagesIn(state),
  };
}

function loadBalancersIn(entries: readonly StateEntry[]): WatchedLoadBalancer[] {
  const routes = entries.filter(({ type }) => /^aws_lb_listener(_rule)?$/.test(type));
  return entries
    .filter(({ type }) => type === "aws_lb")
    .map((entry) => {
      const dimension = textOf(entry, "arn").replace(/^.*:loadbalancer\//, "");
      // The ARN of a listener has its load balancer's in it.
      const own = routes.filter((route) => textOf(route, "arn").includes(`/${dimension}/`));
      const targetGroups = new Set(own.flatMap(targetGroupsIn));
      return { name: textOf(entry, "name"), dimension, targetGroups: [...targetGroups] };
    });
}

/** However a route is written, what it forwards to is named by ARN. */
const targetGroupsIn = ({ attributes }: StateEntry): string[] =>
  JSON.stringify(attributes).match(/arn:[^"]*:targetgroup\/[^"]+/g) ?? [];

function imagesIn(state: StateDocument): WatchedImage[] {
  const pointers = outputOf<Record<string, string>>(state, "release_pointers") ?? {};
  const repositories = outputOf<Record<string, string>>(state, "repositories") ?? {};
  return Object.entries(pointers).map(([image, pointer]) => ({
    image,
    pointer,
    repository: repositories[image] ?? "",
  }));
}
