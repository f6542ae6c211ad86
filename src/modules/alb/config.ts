import { z } from "zod";
import {
  arnSchema,
  type Config,
  cidrSchema,
  domainSchema,
  hint,
  hostedZoneIdSchema,
  reasonSchema,
  withReason,
} from "../../schema";

export const certificateArnSchema = arnSchema(
  "acm",
  "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000",
);

const issuedSchema = z.strictObject({
  domain: domainSchema({ wildcard: true })
    .max(
      64,
      hint(
        "is longer than the 64 characters that a certificate's first name may have",
        "a shorter one of its names here and this one in `alternativeNames`",
      ),
    )
    .describe("Name the certificate is issued for."),
  alternativeNames: z
    .array(domainSchema({ wildcard: true }))
    .default([])
    .describe("Further names on it. Default: none."),
  hostedZoneId: hostedZoneIdSchema.describe(
    "Route 53 zone that proves the names; all of them lie in it.",
  ),
});

const httpsSchema = z.strictObject({
  certificate: z
    .union([
      z.strictObject({
        arn: certificateArnSchema.describe("In ACM, in the load balancer's own region."),
      }),
      issuedSchema,
    ])
    .describe(
      "One that exists, by ARN, or one to be issued by ACM and validated through DNS (free).",
    ),
  extraCertificates: z
    .array(certificateArnSchema)
    .max(24)
    .default([])
    .describe("More certificates, chosen by the name a client asks for (SNI)."),
  policy: withReason(
    z
      .string()
      .regex(
        /^ELBSecurityPolicy-/,
        hint("is not a security policy", "`ELBSecurityPolicy-TLS13-1-2-2021-06`"),
      ),
  )
    .default({ value: "ELBSecurityPolicy-TLS13-1-2-2021-06" })
    .describe(
      "TLS versions and ciphers. The default speaks TLS 1.3 and 1.2; in a durable environment an older one needs a reason.",
    ),
  aliases: z
    .array(
      z.strictObject({
        name: domainSchema({ wildcard: true }).describe("Name that clients ask for."),
        hostedZoneId: hostedZoneIdSchema.describe("Route 53 zone the record is made in."),
      }),
    )
    .default([])
    .describe("Alias records that point at this load balancer."),
});

/** An Application Load Balancer (about 18 USD a month and the traffic) for any number of services. */
export const loadBalancerSchema = z
  .strictObject({
    scheme: z
      .enum(["internet-facing", "internal"])
      .default("internet-facing")
      .describe(
        "Who can reach it: `internet-facing`, the default, stands in the public subnets, `internal` in the private ones.",
      ),
    https: httpsSchema.optional().describe("Port 443, with port 80 redirecting to it."),
    plainHttp: z
      .strictObject({ reason: reasonSchema })
      .optional()
      .describe("Serve port 80 without encryption, instead of `https`."),
    allowFrom: z
      .array(cidrSchema)
      .min(1)
      .optional()
      .describe(
        "Ranges that may connect. Default: everybody for internet-facing, the VPC for internal.",
      ),
    idleTimeoutSeconds: z
      .int()
      .min(1)
      .max(4000)
      .default(60)
      .describe(
        "Seconds a silent connection is kept. Default: 60, as AWS has it; more for long polls.",
      ),
    accessLogs: withReason(z.boolean())
      .default({ value: true })
      .describe(
        "Record every request in a locked-down bucket (0.023 USD a GB and month). Default: on.",
      ),
    accessLogDays: z
      .int()
      .min(1)
      .max(3653)
      .default(30)
      .describe("Days the access logs are kept; what they cost grows with it. Default: 30."),
    deletionProtection: withReason(z.boolean())
      .optional()
      .describe(
        "Refuse to delete it, in the console too. Default: on when the environment is durable, unless it has `allowDestroy`.",
      ),
    name: z
      .string()
      .regex(
        /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
        hint(
          "is not a load balancer's name",
          "letters, digits and hyphens, not starting with `internal-`",
        ),
      )
      .optional()
      .describe("Its name in AWS, where a system prescribes one. Default: computed from the key."),
  })
  .refine((config) => (config.https === undefined) !== (config.plainHttp === undefined), {
    ...hint(
      "has neither or both of `https` and `plainHttp`",
      '`https: { certificate: … }`, or `plainHttp: { reason: "…" }` to give up encryption on purpose',
      ["https", "plainHttp"],
    ),
    path: ["https"],
  });

export type LoadBalancerConfig = Config<typeof loadBalancerSchema>;
export type HttpsConfig = Config<typeof httpsSchema>;
export type IssuedConfig = Config<typeof issuedSchema>;
