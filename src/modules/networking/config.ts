import { z } from "zod";
import { type Config, cidrSchema, hint, logRetentionSchema, named, withReason } from "../../schema";

/** AWS services that a VPC interface endpoint can stand in for, by the name in the endpoint's service. */
export const INTERFACE_ENDPOINTS = [
  "ecr.api",
  "ecr.dkr",
  "ecs",
  "ecs-agent",
  "ecs-telemetry",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "ssmmessages",
  "sts",
  "events",
  "states",
  "xray",
  "lambda",
  "elasticloadbalancing",
] as const;

export type InterfaceEndpoint = (typeof INTERFACE_ENDPOINTS)[number];

export const GATEWAY_ENDPOINTS = ["s3", "dynamodb"] as const;

export type GatewayEndpoint = (typeof GATEWAY_ENDPOINTS)[number];

export const TIERS = ["public", "private", "isolated"] as const;

/**
 * `public`: a route from and to the internet. `private`: out through NAT, if there is any.
 * `isolated`: no route out at all.
 */
export type Tier = (typeof TIERS)[number];

const subnetsSchema = z.strictObject({
  public: z
    .array(cidrSchema)
    .min(1)
    .describe("For load balancers and NAT; at least /27 each under a load balancer."),
  private: z
    .array(cidrSchema)
    .min(1)
    .describe("For workloads. The largest: each task takes an address."),
  isolated: z.array(cidrSchema).min(1).describe("For databases and what needs no way out."),
});

const zonesSchema = z
  .array(
    z
      .string()
      .regex(
        /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/,
        hint("is not an availability zone", "a zone's name, such as `eu-west-1a`"),
      ),
  )
  .min(1)
  .max(6)
  .refine(
    (zones) => new Set(zones).size === zones.length,
    hint("names a zone twice", "each zone once"),
  );

export const networkingSchema = z.strictObject({
  cidr: cidrSchema.describe(
    "Range of the VPC, /16 to /28. Cannot be changed later without replacing everything.",
  ),
  zones: withReason(zonesSchema).describe(
    "Availability zones, in order; a load balancer and a database need two, production three. Give `{ value, reason }` for a durable environment in one zone.",
  ),
  nat: z
    .enum(["none", "single", "per-zone"])
    .default("single")
    .describe(
      "How private subnets reach the internet. `single`: one NAT gateway, about 33 USD a month and 0.045 USD a GB, lost with its zone. `per-zone`: one in each, so a zone's failure stays there. `none`: only through endpoints.",
    ),
  subnets: subnetsSchema
    .partial()
    .optional()
    .describe(
      "Ranges of a tier's subnets, one for each zone in the order of `zones`, where a plan prescribes them. Default: planned from `cidr`, so that they stay where they are when a zone is added.",
    ),
  reserved: z
    .array(cidrSchema)
    .default([])
    .describe(
      "Ranges of the VPC that the planner leaves free. They do not bind subnets given one by one.",
    ),
  peers: named(cidrSchema).describe(
    "Ranges of networks this one is or will be peered with; nothing is created, overlaps are refused.",
  ),
  gatewayEndpoints: z
    .array(z.enum(GATEWAY_ENDPOINTS))
    .default([...GATEWAY_ENDPOINTS])
    .refine(
      (names) => new Set(names).size === names.length,
      hint("names an endpoint twice", "each endpoint once"),
    )
    .describe("Gateway endpoints. Free, and S3 traffic (image layers too) does not pay for NAT."),
  isolatedGatewayEndpoints: z
    .boolean()
    .default(false)
    .describe(
      "Let the isolated tier use the gateway endpoints. They answer from public addresses, so its network ACL then lets port 443 out and the replies in; workloads placed there need it, as their images' layers come from S3.",
    ),
  interfaceEndpoints: z
    .array(z.enum(INTERFACE_ENDPOINTS))
    .default([])
    .refine(
      (names) => new Set(names).size === names.length,
      hint("names an endpoint twice", "each endpoint once"),
    )
    .describe(
      "Interface endpoints by service, in the private subnets and for the whole VPC: about 8 USD a month for each, in each zone, and 0.01 USD a GB.",
    ),
  flowLogs: withReason(z.boolean())
    .default({ value: true })
    .describe(
      "Record accepted and refused connections in CloudWatch Logs (0.50 USD a GB). Default: on.",
    ),
  flowLogRetentionDays: logRetentionSchema
    .default(14)
    .describe("Days the flow logs are kept. Default: 14, at 0.03 USD a GB and month."),
});

export type NetworkingConfig = Config<typeof networkingSchema>;
