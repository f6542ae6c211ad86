import { z } from "zod";
import { connectionsSchema } from "../../connections/config";
import {
  type Config,
  hint,
  logRetentionSchema,
  named,
  portSchema,
  scheduleExpressionSchema,
  timeZoneSchema,
  WRITE,
} from "../../schema";
import { exposeSchema } from "../alb/expose";
import { TIERS } from "../networking/config";
import { capacitySchema } from "./cluster-config";
import { containerFields, sidecarSchema } from "./container-config";
import { deploymentSchema } from "./deployment-config";
import { scalingPolicySchema, tasksSchema } from "./scaling-config";
import { CPU_UNITS, memorySizesFor, smallestMemoryFor } from "./task-sizes";

const cpuSchema = z
  .literal(
    CPU_UNITS,
    hint(
      "is not a CPU size that Fargate sells",
      `one of ${CPU_UNITS.join(", ")} (1024 is one vCPU)`,
    ),
  )
  .default(256)
  .describe("CPU units, 1024 = one vCPU: about 30 USD a month each, 24 on arm64.");

/** What every workload on Fargate has, whether it runs for ever or once. */
const taskFields = {
  ...containerFields,
  cpu: cpuSchema,
  memoryMiB: z
    .int()
    .optional()
    // Where it is left out, null keeps its place among the fields until the size is known.
    .transform((given) => given ?? null)
    .describe(
      "Memory of the task. Default: the smallest that goes with `cpu`. A GiB costs about 3.30 USD a month.",
    ),
  ephemeralStorageGiB: z
    .int()
    .min(21)
    .max(200)
    .optional()
    .describe(
      "Disk of the task, gone with it. Default: the 20 GiB that are free; each further one costs about 0.08 USD a month.",
    ),
  sidecars: named(sidecarSchema).describe(
    "Containers that run beside the main one in each task, within its CPU and memory.",
  ),
  placement: z
    .enum(TIERS)
    .default("private")
    .describe(
      "Subnets the tasks run in. Default: `private`. `public` gives each a public address, 3.65 USD a month.",
    ),
  internetEgress: z
    .boolean()
    .default(false)
    .describe(
      "Let it open connections to anywhere on port 443. Without it, only to what it names.",
    ),
  connections: connectionsSchema.describe(
    "What it connects to, by key: the rules, variables and permissions follow.",
  ),
  secretReferences: z
    .array(z.string())
    .default([])
    .describe(
      "Secrets it may read at run time, besides those in `secrets`; the ARN is handed over as `<KEY>_SECRET_ARN`.",
    ),
  exec: z
    .boolean()
    .default(false)
    .describe(
      "Let people open shells in it and tunnels through it with ECS Exec: `exec`, `tunnel`, `db psql`. A service whose containers all have a writable root takes them in its tasks; of anything else a task of its image is started for each, with a role of its own, which costs what its CPU and memory do while it runs. Default: off.",
    ),
  logRetentionDays: logRetentionSchema
    .default(14)
    .describe(
      "Days its logs are kept in CloudWatch Logs. Default: 14. Keeping costs 0.03 USD a GB and month, writing 0.50 USD a GB.",
    ),
  logBufferMiB: z
    .int()
    .min(1)
    .max(1024)
    .default(25)
    .describe(
      "Memory for logs that wait; delivery never blocks the process, and drops lines beyond this. Default: 25.",
    ),
};

const serviceSchema = z.strictObject({
  kind: z.literal("service").describe("Stays up: ECS replaces a task of it that stops."),
  ...taskFields,
  port: portSchema.optional().describe("Where it listens. Without one it is a worker."),
  protocol: z
    .enum(["http", "http2", "grpc", "tcp"])
    .default("http")
    .describe(
      "What it speaks, for services that call it. ECS never changes it in a service that exists: give the service another key, so that a new one is made.",
    ),
  requestTimeoutSeconds: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .default(60)
    .describe(
      "How long a whole answer may take, not for `tcp`: what comes through the load balancer passes Service Connect's proxy too, which gives up after 15 seconds unless told. 0 for streams and WebSockets, which have no end.",
    ),
  expose: exposeSchema
    .optional()
    .describe("How it is reached from outside. Without it, only workloads that name it reach it."),
  tasks: tasksSchema
    .default({ minimum: 1, maximum: 1 })
    .describe("How many run: a number or `{ minimum, maximum }`."),
  scaling: z
    .array(scalingPolicySchema)
    .default([])
    .describe("What moves the number of tasks within the range of `tasks`. Default: nothing."),
  capacity: capacitySchema
    .optional()
    .describe("How its tasks are spread over Fargate and Spot. Default: as the cluster says."),
  deployment: deploymentSchema.describe("How new tasks take the place of the old ones."),
});

const taskSchema = z.strictObject({
  kind: z.literal("task").describe("Runs to its end, by hand, in a release or on a schedule."),
  ...taskFields,
  schedule: scheduleExpressionSchema
    .optional()
    .describe("When it runs. Without one it is run by hand or by a release, such as a migration."),
  timeZone: timeZoneSchema,
  beforeRelease: z
    .boolean()
    .default(false)
    .describe(
      "Run it to its end before a release of its image reaches the services, such as a migration; a release stops when it fails. Default: false.",
    ),
  checksRestored: z
    .string()
    .optional()
    .describe(
      "Key of a database that it connects to as `owner`: `drill restore` runs this task against a copy restored from its backups. Exit code 0 says that the data is whole; it changes nothing. Default: none.",
    ),
  retries: z
    .int()
    .min(0)
    .max(185)
    .default(0)
    .describe(
      "Further tries when AWS could not start it on schedule. Default: 0. A run that fails is not tried again.",
    ),
});

/** What runs code on Fargate: a service that stays up, or a task that ends. */
export const workloadSchema = z
  .discriminatedUnion("kind", [serviceSchema, taskSchema])
  .transform((workload) => ({
    ...workload,
    memoryMiB: workload.memoryMiB ?? smallestMemoryFor(workload.cpu) ?? 512,
  }))
  .superRefine((workload, context) => {
    if (workload.kind !== "task" || !workload.beforeRelease) return;
    if (typeof workload.image === "string") return;
    context.addIssue({
      code: "custom",
      path: ["beforeRelease"],
      input: true,
      message: `is nothing that a release could run: the image is somebody else's${WRITE}one of the platform's images, or no \`beforeRelease\``,
      params: { reads: ["image"] },
    });
  })
  .superRefine((workload, context) => {
    const sizes = memorySizesFor(workload.cpu);
    if (sizes.includes(workload.memoryMiB)) return;
    context.addIssue({
      code: "custom",
      path: ["memoryMiB"],
      input: workload.memoryMiB,
      message: `is not sold with ${workload.cpu} CPU units${WRITE}${describeSizes(sizes)}`,
      params: { reads: ["cpu"] },
    });
  });

export type WorkloadConfig = Config<typeof workloadSchema>;
export type ServiceConfig = Extract<WorkloadConfig, { kind: "service" }>;
export type TaskConfig = Extract<WorkloadConfig, { kind: "task" }>;

const describeSizes = (sizes: readonly number[]): string =>
  sizes.length <= 4
    ? `one of ${sizes.join(", ")} (MiB)`
    : `${sizes[0]} to ${sizes.at(-1)} (MiB) in steps of ${(sizes[1] ?? 0) - (sizes[0] ?? 0)}`;
