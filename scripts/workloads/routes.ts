import { numberOf, ofType, textOf } from "../state/attributes";
import { entriesOf, type StateDocument, type StateEntry } from "../state/document";
import { outputOf } from "./read";
import type { DeployedService } from "./workload";

/** A rule of a load balancer that leads to a service. */
export interface Route {
  readonly targetGroup: string;
  readonly protocol: "http" | "https";
  readonly port: number;
  /** Hosts that it takes, with wildcards; all where it names none. */
  readonly hosts: readonly string[];
  /** Patterns of paths that it takes; all where it names none. */
  readonly paths: readonly string[];
  /** Where the tasks answer for their health; undefined where the target group does not say. */
  readonly healthPath: string | undefined;
  readonly loadBalancer: {
    readonly arn: string;
    readonly internal: boolean;
    /** Where a browser goes, as the stack says; undefined where it says nothing. */
    readonly url: string | undefined;
  };
}

/** How a service is reached from outside: nothing where no load balancer leads to it. */
export function routesTo(
  state: StateDocument,
  { targetGroups }: Pick<DeployedService, "targetGroups">,
): Route[] {
  const entries = entriesOf(state);
  const rules = ofType(entries, "aws_lb_listener_rule");
  return targetGroups.flatMap((group) =>
    rules
      .filter((rule) => JSON.stringify(rule.attributes).includes(group))
      .flatMap((rule) => routeOf(state, entries, rule, group)),
  );
}

function routeOf(
  state: StateDocument,
  entries: readonly StateEntry[],
  rule: StateEntry,
  targetGroup: string,
): Route[] {
  const listener = byArn(entries, "aws_lb_listener", textOf(rule, "listener_arn"));
  const balancer = listener && byArn(entries, "aws_lb", textOf(listener, "load_balancer_arn"));
  if (!listener || !balancer) return [];
  const protocol = textOf(listener, "protocol").toLowerCase() === "https" ? "https" : "http";
  return [
    {
      targetGroup,
      protocol,
      port: numberOf(listener, "port") || { http: 80, https: 443 }[protocol],
      hosts: conditionValues(rule, "host_header"),
      paths: conditionValues(rule, "path_pattern"),
      healthPath: healthPath(byArn(entries, "aws_lb_target_group", targetGroup)),
      loadBalancer: {
        arn: textOf(balancer, "arn"),
        internal: balancer.attributes.internal === true,
        url: publicUrl(state, balancer),
      },
    },
  ];
}

/** Whether a route takes a path. */
export const takes = ({ paths }: Pick<Route, "paths">, path: string): boolean =>
  paths.length === 0 || paths.some((pattern) => matches(pattern, path));

/** The one host that it surely takes: it has no wildcard. */
export const hostOf = ({ hosts }: Pick<Route, "hosts">): string | undefined =>
  hosts.find((host) => !/[*?]/.test(host));

/** As the output of the stack says it, by the load balancer's name in the configuration. */
function publicUrl(state: StateDocument, { address }: StateEntry): string | undefined {
  const urls = outputOf<Record<string, string>>(state, "load_balancer_urls") ?? {};
  return Object.entries(urls).find(
    ([name]) => address === `aws_lb.${name.replaceAll("-", "_")}`,
  )?.[1];
}

const byArn = (entries: readonly StateEntry[], type: string, arn: string) =>
  entries.find((entry) => entry.type === type && textOf(entry, "arn") === arn);

function healthPath(group: StateEntry | undefined): string | undefined {
  const [check] = listOf(group?.attributes.health_check);
  return typeof check?.path === "string" && check.path !== "" ? check.path : undefined;
}

/** Source: Elastic Load Balancing's User Guide, path conditions: `*` and `?`, the rest as it is. */
function matches(pattern: string, path: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(path);
}

function conditionValues(rule: StateEntry, field: "host_header" | "path_pattern"): string[] {
  return listOf(rule.attributes.condition)
    .flatMap((condition) => listOf(condition[field]))
    .flatMap(({ values }) => (Array.isArray(values) ? values.map(String) : []));
}

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : []);
