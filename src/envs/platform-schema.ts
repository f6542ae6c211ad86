import { z } from "zod";
import { imageSchema } from "../modules/ecr/config";
import { stateSchema } from "../modules/state/config";
import {
  accountIdSchema,
  type Config,
  hint,
  named,
  nameSchema,
  regionSchema,
  WRITE,
} from "../schema";

/** One product of one team: its accounts, registry and state. */
export const platformSchema = z
  .strictObject({
    name: nameSchema
      .max(20)
      .describe("Short: it starts every name, and some of AWS's names end at 32 characters."),
    owner: z.string().min(1).describe("Who answers for it; a tag on everything."),
    costCentre: z.string().min(1).describe("Who pays; a tag on everything."),
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, hint("is not a repository", "`owner/name`, as GitHub writes it"))
      .describe("Where this code is; a tag on everything."),
    accounts: z
      .record(nameSchema, accountIdSchema)
      .refine(
        (accounts) => Object.keys(accounts).length > 0,
        hint("names no account", 'at least one, such as `main: "111111111111"`'),
      ),
    home: z
      .strictObject({ account: nameSchema, region: regionSchema })
      .describe("Where the registry and the release history are: the stack `shared`."),
    images: named(imageSchema).describe(
      "Images this repository builds, each with a repository in the registry.",
    ),
    state: stateSchema.prefault({}),
    awsProviderVersion: z
      .string()
      .regex(/^[~>=<! ,.\d]+$/, hint("is not a version constraint", "`~> 5.100`"))
      .default("~> 5.100")
      .describe(
        "Constraint on the AWS provider. Tested with 5.100; 6.x fits the bindings and has not been planned.",
      ),
  })
  .superRefine((platform, context) => {
    if (Object.hasOwn(platform.accounts, platform.home.account)) return;
    context.addIssue({
      code: "custom",
      path: ["home", "account"],
      input: platform.home.account,
      message: `is not a declared account${WRITE}one of ${Object.keys(platform.accounts).join(", ")}`,
    });
  });

export type PlatformInput = z.input<typeof platformSchema>;
export type Platform = Config<typeof platformSchema>;

/** Types the literal where it is written; it is checked when an environment is loaded. */
export const definePlatform = (platform: PlatformInput): PlatformInput => platform;
