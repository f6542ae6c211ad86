import { z } from "zod";
import { externalSchema } from "../connections/external-config";
import { loadBalancerSchema } from "../modules/alb/config";
import { deployOnSchema } from "../modules/delivery/config";
import { clusterSchema } from "../modules/ecs/cluster-config";
import { workloadSchema } from "../modules/ecs/config";
import { encryptionSchema } from "../modules/kms/config";
import { networkingSchema } from "../modules/networking/config";
import { officeHoursSchema } from "../modules/office-hours/config";
import { databaseSchema } from "../modules/rds/config";
import { secretsSchema, settingsSchema } from "../modules/secrets/config";
import {
  allowDestroySchema,
  type Config,
  LIFECYCLES,
  named,
  nameSchema,
  regionSchema,
} from "../schema";

const objectivesSchema = z.strictObject({
  rtoMinutes: z
    .int()
    .min(1)
    .describe(
      "Recovery time: minutes until a lost database is back and its data was checked. RDS needs 10 to 60 for a small one, hours for a large one.",
    ),
  rpoMinutes: z
    .int()
    .min(1)
    .describe(
      "Recovery point: minutes of writes that may be lost. RDS can restore to within 5 minutes of now; a daily snapshot alone loses up to 1440.",
    ),
});

/** An environment: what a reviewer reads, one field a capability. */
export const environmentSchema = z.strictObject({
  name: nameSchema.describe("Short: it is in every name and in the state's key."),
  account: nameSchema.describe("Key of one of the platform's accounts."),
  region: regionSchema.describe("AWS region of everything in it; only its shape is checked."),
  lifecycle: z
    .enum(LIFECYCLES)
    .describe(
      "`disposable`: may be destroyed and made again, nothing is protected. `durable`: what keeps data is protected, and production's rules apply.",
    ),
  allowDestroy: allowDestroySchema
    .optional()
    .describe(
      "Lets `destroy` take a durable environment down, after its name was typed: deletion protection is lifted at the next deploy. Final snapshots, recovery windows and backups stay, and cost what they hold. Default: it is refused.",
    ),
  deployOn: deployOnSchema
    .default({ branch: "main" })
    .describe(
      "Which commits of the repository are deployed here: `{ branch }` for each push to it, `{ tag }` for each tag of a pattern, after an approval. The role that deploys trusts no others. Default: the branch main.",
    ),
  objectives: objectivesSchema
    .optional()
    .describe(
      "What a loss of data or of the environment may cost at most; `drill restore` measures against it. Default: none, and a drill only says what it measured.",
    ),
  officeHours: officeHoursSchema
    .optional()
    .describe(
      "When a disposable environment is open; outside of it no service and no database runs. NAT gateways, interface endpoints, load balancers and storage stay and cost as before: `pause` takes more away. Default: always open.",
    ),
  networking: networkingSchema.describe("The VPC: ranges, zones and ways out."),
  encryption: encryptionSchema,
  loadBalancers: named(loadBalancerSchema).describe(
    "Ways in, by a key that services name in `expose`; about 18 USD a month each, and the traffic.",
  ),
  databases: named(databaseSchema).describe("PostgreSQL databases, by a key that workloads name."),
  secrets: secretsSchema.describe(
    "Secrets in Secrets Manager, by a key that workloads name; 0.40 USD a month each.",
  ),
  settings: settingsSchema.describe(
    "Settings in Parameter Store, by a key that workloads name; free, and nothing secret.",
  ),
  externals: named(externalSchema).describe(
    "What workloads connect to outside the environment, by a key that they name.",
  ),
  cluster: clusterSchema.prefault({}).describe("The ECS cluster that all its workloads run in."),
  workloads: named(workloadSchema).describe(
    "Services and tasks, by the key that names them in AWS and in the addresses of the plan.",
  ),
});

/** What a file in this folder writes. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** A checked environment with every default filled in; frozen. */
export type Environment = Config<typeof environmentSchema>;

/** Types a literal where it is written; nothing is checked before it is loaded. */
export const defineEnvironment = (environment: EnvironmentInput): EnvironmentInput => environment;
