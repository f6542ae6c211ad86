import { z } from "zod";
import { externalSchema } from "../connections/external-config";
import { loadBalancerSchema } from "../modules/alb/config";
import { clusterSchema } from "../modules/ecs/cluster-config";
import { workloadSchema } from "../modules/ecs/config";
import { encryptionSchema } from "../modules/kms/config";
import { networkingSchema } from "../modules/networking/config";
import { databaseSchema } from "../modules/rds/config";
import { secretsSchema, settingsSchema } from "../modules/secrets/config";
import { type Config, LIFECYCLES, named, nameSchema, regionSchema } from "../schema";

/** An environment: what a reviewer reads, one field a capability. */
export const environmentSchema = z.strictObject({
  name: nameSchema.describe("Short: it is in every name and in the state's key."),
  account: nameSchema.describe("Key of one of the platform's accounts."),
  region: regionSchema,
  lifecycle: z
    .enum(LIFECYCLES)
    .describe(
      "`disposable`: may be destroyed and made again, nothing is protected. `durable`: what keeps data is protected, and production's rules apply.",
    ),
  networking: networkingSchema,
  encryption: encryptionSchema,
  loadBalancers: named(loadBalancerSchema),
  databases: named(databaseSchema),
  secrets: secretsSchema,
  settings: settingsSchema,
  externals: named(externalSchema),
  cluster: clusterSchema.prefault({}),
  workloads: named(workloadSchema),
});

/** What a file in this folder writes. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** A checked environment with every default filled in; frozen. */
export type Environment = Config<typeof environmentSchema>;

/** Types a literal where it is written; nothing is checked before it is loaded. */
export const defineEnvironment = (environment: EnvironmentInput): EnvironmentInput => environment;
