import { z } from "zod";
import { deliverySchema } from "../modules/delivery/config";
import { imageSchema } from "../modules/ecr/config";
import { stateSchema } from "../modules/state/config";
import {
  accountIdSchema,
  allowDestroySchema,
  type Config,
  hint,
  named,
  nameSchema,
  regionSchema,
  WRITE,
} from "../schema";
import { oneOf } from "../suggest";

/** The tag values that every AWS service takes; some, such as EC2, take more. */
const tagValueSchema = z
  .string()
  .min(1)
  .max(256)
  .regex(
    /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u,
    hint(
      "is not a value for a tag",
      "letters, digits, spaces and _.:/=+-@, such as `platform-team`",
    ),
  );

/** What AWS lets an account have; it raises many of them for the asking, free of charge. */
const quotasSchema = z.strictObject({
  rulesPerSecurityGroup: z
    .int()
    .min(60)
    .max(1000)
    .default(60)
    .describe(
      "Rules of one security group in each direction (quota L-0EA8095F). Every service behind a load balancer takes one of it, every workload that connects to a database one of that.",
    ),
});

/** One product of one team: its accounts, registry and state. */
export const platformSchema = z
  .strictObject({
    name: nameSchema
      .max(20)
      .regex(
        /^(?!aws|ssm)/,
        hint(
          "starts with `aws` or `ssm`, which AWS refuses at the start of a parameter's name",
          "another name",
        ),
      )
      .describe("Short: it starts every name, and some of AWS's names end at 32 characters."),
    owner: tagValueSchema.describe("Who answers for it; a tag on everything."),
    costCentre: tagValueSchema.describe("Who pays; a tag on everything."),
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, hint("is not a repository", "`owner/name`, as GitHub writes it"))
      .describe("Where this code is; a tag on everything."),
    accounts: z
      .record(nameSchema, accountIdSchema)
      .refine(
        (accounts) => Object.keys(accounts).length > 0,
        hint("names no account", 'at least one, such as `main: "111111111111"`'),
      )
      .describe("AWS accounts by a name of yours; no other is ever touched."),
    home: z
      .strictObject({
        account: nameSchema.describe("Key of one of `accounts`."),
        region: regionSchema.describe("AWS region; images are pulled from it everywhere."),
      })
      .describe("Where the registry and the release history are: the stack `shared`."),
    images: named(imageSchema).describe(
      "Images this repository builds, each with a repository in the registry.",
    ),
    state: stateSchema.prefault({}).describe("How Terraform's state of every stack is kept."),
    delivery: deliverySchema
      .optional()
      .describe(
        "Roles that GitHub's workflows take, in the stack `shared` and, for other accounts, in their first bootstrap stack: an administrator applies both. Free. Default: none, and environments' roles have no boundary.",
      ),
    allowDestroy: allowDestroySchema
      .optional()
      .describe(
        "Lets `destroy` take down what all environments share: the registry, the release history and, last of all, the state. Default: it is refused.",
      ),
    quotas: quotasSchema
      .prefault({})
      .describe(
        "Of the platform's accounts, where AWS has raised them: write what you were given.",
      ),
    awsProviderVersion: z
      .string()
      .regex(
        /^(?:[<>=]=?|!=|~>)? ?\d+(?:\.\d+){0,2}(?:, ?(?:[<>=]=?|!=|~>)? ?\d+(?:\.\d+){0,2})*$/,
        hint("is not a version constraint", "`~> 5.100`"),
      )
      .default("~> 5.100")
      .describe(
        "Constraint on the AWS provider. Tested with 5.100; 6.x fits the bindings and has not been planned.",
      ),
  })
  .superRefine((platform, context) => {
    const accounts = Object.keys(platform.accounts);
    if (accounts.length === 0) return;
    const named = [
      { path: ["home", "account"], account: platform.home.account },
      ...(platform.delivery?.github.existingProviderIn ?? []).map((account, index) => ({
        path: ["delivery", "github", "existingProviderIn", index],
        account,
      })),
    ];
    for (const { path, account } of named.filter((one) => !accounts.includes(one.account)))
      context.addIssue({
        code: "custom",
        path,
        input: account,
        message: `is not a declared account${WRITE}${oneOf(account, accounts)}`,
        params: { reads: ["accounts"] },
      });
  });

export type PlatformInput = z.input<typeof platformSchema>;
export type Platform = Config<typeof platformSchema>;

/** Types the literal where it is written; it is checked when an environment is loaded. */
export const definePlatform = (platform: PlatformInput): PlatformInput => platform;
