import { z } from "zod";
import {
  type Config,
  containerPathSchema,
  hint,
  nameSchema,
  portSchema,
  variableNameSchema,
} from "../../schema";
import { ARCHITECTURES } from "../ecr/config";

/** An image of the platform by its key, or somebody else's, pinned by digest. */
export const imageReferenceSchema = z.union([
  nameSchema,
  z.strictObject({
    uri: z
      .string()
      .regex(
        /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?@sha256:[a-f0-9]{64}$/,
        hint("is not an image pinned by digest", "`public.ecr.aws/…/name@sha256:…`"),
      )
      .describe("Where it is pulled from, with its digest, so that nobody can change what runs."),
    architecture: z.enum(ARCHITECTURES).default("x86_64").describe("What the image was built for."),
  }),
]);

/** Checked inside the container, so it needs nothing but what the image has (no curl). */
export const containerHealthCheckSchema = z.strictObject({
  command: z
    .array(z.string().min(1))
    .min(1)
    .refine(
      (words) => words[0] !== "CMD" && words[0] !== "CMD-SHELL",
      hint(
        "starts with the word that ECS wants in front",
        'the program and its arguments only, such as `["node", "healthcheck.js"]`',
      ),
    )
    .describe("Program and arguments, run without a shell; it passes when it exits 0."),
  intervalSeconds: z
    .int()
    .min(5)
    .max(300)
    .default(30)
    .describe("Seconds between two checks. Default: 30, as ECS has it."),
  timeoutSeconds: z
    .int()
    .min(2)
    .max(60)
    .default(5)
    .describe("Seconds the command may take before it has failed. Default: 5, as ECS has it."),
  retries: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe("Failures in a row before the container is unhealthy. Default: 3, as ECS has it."),
  startPeriodSeconds: z
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe("Seconds after the start in which failures do not count. Default: 30."),
});

export const ulimitSchema = z
  .strictObject({
    soft: z.int().min(0).describe("The limit that holds; the process may raise it up to `hard`."),
    hard: z.int().min(0).describe("The limit that nothing in the container may raise."),
  })
  .refine(
    (limit) => limit.soft <= limit.hard,
    hint("has a soft limit above the hard one", "`soft` at most `hard`"),
  );

/** What a main container and a sidecar have in common. */
export const containerFields = {
  image: imageReferenceSchema.describe(
    "Key of an image of the platform, or `{ uri }` of another one.",
  ),
  entryPoint: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Program, and arguments that always come first. Default: the image's."),
  command: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Arguments, or the program where there is no entry point. Default: the image's."),
  workingDirectory: containerPathSchema
    .optional()
    .describe("Folder the process starts in. Default: the image's."),
  environment: z
    .record(variableNameSchema, z.string().max(8192))
    .default({})
    .describe("Plain variables. Nothing secret: they are in the plan for all to read."),
  settings: z
    .record(variableNameSchema, nameSchema)
    .default({})
    .describe("Variables from the environment's `settings`, by key."),
  secrets: z
    .record(variableNameSchema, nameSchema)
    .default({})
    .describe(
      "Variables with the value of a secret of the environment, by key; a new value needs a restart.",
    ),
  user: z
    .string()
    .regex(
      /^(?!0+(?::|$)|root(?::|$))[\w-]+(?::[\w-]+)?$/,
      hint("is root, or not a user", "a user id that is not 0, such as `1000:1000`"),
    )
    .default("1000:1000")
    .describe("User and group the process runs as, never root. Default: `1000:1000`."),
  readOnlyRoot: z
    .boolean()
    .default(true)
    .describe(
      "Mount the image read-only, so that nobody can plant anything in it; ECS Exec does not work with it. Default: on.",
    ),
  writableMounts: z
    .array(containerPathSchema)
    .max(20)
    .default([])
    .refine(
      (paths) => new Set(paths).size === paths.length,
      hint("names a path twice", "each path once"),
    )
    .describe(
      "Empty writable directories, gone with the task. The image must give their owner with `VOLUME`.",
    ),
  ulimits: z
    .strictObject({
      nofile: ulimitSchema.describe("Files and sockets a process may have open at once."),
    })
    .default({ nofile: { soft: 65535, hard: 65535 } })
    .describe(
      "Limits of the operating system, of which Fargate lets only `nofile` be set. Default: 65 535, which suits a server with many connections.",
    ),
  stopTimeoutSeconds: z
    .int()
    .min(2)
    .max(120)
    .default(30)
    .describe("Seconds between SIGTERM and SIGKILL. Default: 30; Fargate takes 120 at most."),
  healthCheck: containerHealthCheckSchema
    .optional()
    .describe("Command that says from inside whether the container works. Default: none."),
};

export const containerSchema = z.strictObject(containerFields);

export const sidecarSchema = z.strictObject({
  ...containerFields,
  port: portSchema
    .optional()
    .describe("Where it listens for the task's other containers. Default: nowhere."),
  essential: z
    .boolean()
    .default(true)
    .describe("Stop the whole task when this container stops. Default: on."),
  startFirst: z
    .enum(["no", "started", "healthy"])
    .default("no")
    .describe(
      "What the main container waits for before it starts: nothing, this one's start, or its health check. Default: `no`.",
    ),
  cpu: z.int().min(0).max(16384).default(0).describe("CPU units kept for it; 0 shares the task's."),
  memoryMiB: z
    .int()
    .min(6)
    .optional()
    .describe("Memory it may take before it is killed. Default: no limit but the task's."),
});

export type ImageReference = Config<typeof imageReferenceSchema>;
export type ContainerHealthCheck = Config<typeof containerHealthCheckSchema>;
export type ContainerConfig = Config<typeof containerSchema>;
export type SidecarConfig = Config<typeof sidecarSchema>;
