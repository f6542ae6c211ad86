import type { ApiCall } from "../interference";
import { s3Action } from "./s3-action";

/** Where IAM's name of a service is not that of its signature. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: "cloudwatch", tagging: "tag" };

/** Services that name no operation: method and end of the path, without what is a name. */
const BY_PATH: readonly [service: string, method: string, path: RegExp, action: string][] = [
  ["scheduler", "GET", /^\/schedules\/[^/]+$/, "GetSchedule"],
  ["scheduler", "POST", /^\/schedules\/[^/]+$/, "CreateSchedule"],
  ["scheduler", "PUT", /^\/schedules\/[^/]+$/, "UpdateSchedule"],
  ["scheduler", "DELETE", /^\/schedules\/[^/]+$/, "DeleteSchedule"],
  ["route53", "GET", /\/hostedzone\/[^/]+$/, "GetHostedZone"],
  ["route53", "GET", /\/rrset$/, "ListResourceRecordSets"],
  ["route53", "POST", /\/rrset\/?$/, "ChangeResourceRecordSets"],
  ["route53", "GET", /\/change\/[^/]+$/, "GetChange"],
];

/**
 * The action that AWS asks for where a call is made; none where it asks for nothing: anybody may ask who they are.
 * @throws where it is not known which one
 */
export function operationToAction(call: ApiCall): string | undefined {
  const { service, operation, path } = call;
  if (service === "sts" && operation === "GetCallerIdentity") return undefined;
  if (service === "s3") return s3Action(call);
  if (!/^(?:GET|PUT|POST|DELETE|HEAD|PATCH)$/.test(operation))
    return `${PREFIXES[service] ?? service}:${operation}`;
  const found = BY_PATH.find(
    ([of, method, shape]) => of === service && method === operation && shape.test(path),
  );
  if (found) return `${service}:${found[3]}`;
  throw new Error(`${operation} ${path} of ${service} is no action that is known`);
}
