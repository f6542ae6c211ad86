import { z } from "zod";
import { type Config, domainSchema, hint, nameSchema } from "../../schema";
import type { Match } from "./match";
import { wildcardsIn } from "./patterns";

/** Condition values and wildcards that AWS takes in one rule, never more (ELB, "Quotas for your ALBs"). */
const MOST_IN_ONE_RULE = 5;

const pathPatternSchema = z
  .string()
  .max(128)
  .regex(
    /^\/[\w.$/~"'@:+&*?-]*$/,
    hint("is not a path pattern", "`/api/*`; `*` and `?` are wildcards"),
  );

export const targetHealthCheckSchema = z.strictObject({
  path: z
    .string()
    .regex(/^\/\S*$/, hint("is not a path", "`/health`"))
    .max(1024)
    .optional()
    .describe("What is asked for. Default: `/health`, for gRPC the method of its health protocol."),
  intervalSeconds: z
    .int()
    .min(5)
    .max(300)
    .default(15)
    .describe("Seconds between two checks of a task. Default: 15, to notice sooner than AWS's 30."),
  timeoutSeconds: z
    .int()
    .min(2)
    .max(120)
    .default(5)
    .describe("Seconds an answer may take before the check has failed. Default: 5."),
  healthyThreshold: z
    .int()
    .min(2)
    .max(10)
    .default(2)
    .describe(
      "Checks in a row that pass before a task that failed gets traffic again. Default: 2.",
    ),
  unhealthyThreshold: z
    .int()
    .min(2)
    .max(10)
    .default(3)
    .describe(
      "Checks in a row that fail before a task gets no more traffic and is replaced. Default: 3.",
    ),
  matcher: z
    .string()
    .regex(
      /^\d{1,3}(?:[-,]\d{1,3})*$/,
      hint("is not a list of status codes", "`200`, `200,204` or `200-299`"),
    )
    .optional()
    .describe("Status codes that pass. Default: `200`, for gRPC `0`, which is its OK."),
});

/**
 * How a service is reached from outside its network: through which entry, and what of the entry's
 * traffic is its own. A rule matches when each of hosts, paths and headers that is given matches.
 */
export const exposeSchema = z
  .strictObject({
    through: nameSchema.describe("The entry: the key of a load balancer of this environment."),
    hosts: z
      .array(domainSchema({ wildcard: true }).max(128))
      .default([])
      .describe("Host names that are its own, `*.example.com` allowed. Default: any."),
    paths: z
      .array(pathPatternSchema)
      .default([])
      .describe("Path patterns that are its own, such as `/api/*`. Default: any."),
    headers: z
      .record(
        z
          .string()
          .regex(/^[A-Za-z0-9-]{1,40}$/, hint("is not a header's name", "`X-Tenant`"))
          .refine(
            (name) => name.toLowerCase() !== "host",
            hint("is not matched as a header by AWS", "it in `hosts`"),
          ),
        z.array(z.string().min(1).max(128)).min(1),
      )
      .default({})
      .describe("Values by header, any of which matches. Default: any."),
    priority: z
      .int()
      .min(1)
      .max(50000)
      .optional()
      .describe(
        "Place among the listener's rules, lowest first. Default: planned; more specific rules come first.",
      ),
    healthCheck: targetHealthCheckSchema
      .prefault({})
      .describe("How the load balancer sees that a task can answer."),
    deregistrationDelaySeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(30)
      .describe(
        "Seconds that open requests have to finish before a task is stopped. Default: 30, so that a deployment need not wait for AWS's 300.",
      ),
    slowStartSeconds: z
      .int()
      .min(0)
      .max(900)
      .default(0)
      .refine(
        (value) => value === 0 || value >= 30,
        hint("is not a slow start that AWS takes", "0 for none, or 30 to 900"),
      )
      .describe(
        "Seconds over which a new task's share of the requests grows; 0, the default, for none.",
      ),
    stickiness: z
      .strictObject({
        durationSeconds: z
          .int()
          .min(1)
          .max(604800)
          .default(86400)
          .describe("Seconds the cookie lives. Default: a day."),
      })
      .optional()
      .describe("Keep a client on its task by a cookie of the load balancer."),
  })
  .refine(
    (expose) => expose.hosts.length + expose.paths.length + Object.keys(expose.headers).length > 0,
    {
      ...hint("matches nothing", '`paths: ["/*"]` for everything, or hosts or headers', [
        "hosts",
        "headers",
      ]),
      path: ["paths"],
    },
  )
  .refine((expose) => valuesOf(expose).length <= MOST_IN_ONE_RULE, {
    ...hint(
      "has more than the five values that AWS takes in one rule",
      "two services, or a wildcard that covers several",
      ["hosts", "headers"],
    ),
    path: ["paths"],
  })
  .refine((expose) => wildcardsIn(valuesOf(expose)) <= MOST_IN_ONE_RULE, {
    ...hint(
      "has more than the five wildcards that AWS takes in one rule",
      "fewer `*` and `?`, or two services",
      ["hosts", "headers"],
    ),
    path: ["paths"],
  });

const valuesOf = ({ hosts, paths, headers }: Match): string[] => [
  ...hosts,
  ...paths,
  ...Object.values(headers).flat(),
];

export type ExposeConfig = Config<typeof exposeSchema>;
