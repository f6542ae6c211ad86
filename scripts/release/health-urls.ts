import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument, type StateEntry } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import { isService } from "../workloads/workload";

/** The address under which the health of a service can be asked from outside. */
export interface HealthUrl {
  readonly workload: string;
  readonly url: string;
}

/**
 * Where the services behind load balancers that face the internet answer for their health. A health path that no
 * rule lets through from outside has no address here.
 */
export function healthUrlsIn({ state, workloads }: DeployedEnvironment): HealthUrl[] {
  const entries = entriesOf(state);
  return workloads.filter(isService).flatMap(({ name, targetGroups }) =>
    targetGroups.flatMap((group) => {
      const url = urlOf(entries, group, state);
      return url === undefined ? [] : [{ workload: name, url }];
    }),
  );
}

function urlOf(entries: readonly StateEntry[], group: string, state: StateDocument) {
  const path = healthPath(byArn(entries, "aws_lb_target_group", group));
  const rule = entries.find(
    (entry) => entry.type === "aws_lb_listener_rule" && JSON.stringify(entry).includes(group),
  );
  if (path === undefined || !rule || !letsThrough(rule, path)) return undefined;
  const listener = byArn(entries, "aws_lb_listener", textOf(rule, "listener_arn"));
  const balancer = listener && byArn(entries, "aws_lb", textOf(listener, "load_balancer_arn"));
  if (!listener || !balancer || balancer.attributes.internal === true) return undefined;
  const [host] = conditionValues(rule, "host_header").filter((one) => !/[*?]/.test(one));
  const base = host
    ? `${textOf(listener, "protocol").toLowerCase()}://${host}`
    : publicUrl(state, balancer);
  return base === undefined ? undefined : new URL(path, base).href;
}

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

function letsThrough(rule: StateEntry, path: string): boolean {
  const patterns = conditionValues(rule, "path_pattern");
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, path));
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
