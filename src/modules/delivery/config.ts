import { z } from "zod";
import { type Config, hint, nameSchema, WRITE } from "../../schema";

const numericId = (what: string) =>
  z
    .string()
    .regex(
      /^[1-9]\d{0,19}$/,
      hint(`is not the number of a ${what}`, "its digits in quotes, such as `1234567`"),
    );

const branchSchema = z
  .string()
  .max(200)
  .regex(
    /^(?!.*(?:\.\.|\/\/|\/$))[A-Za-z0-9][A-Za-z0-9._/-]*$/,
    hint("is not the whole name of one branch", "`main`; a pattern is for tags only"),
  );

/** What GitHub's filter and STS's `StringLike` read alike: no `?`, `+`, `!`, `[…]`, `**` or `/`. */
const tagPatternSchema = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]|\*(?!\*))*$/,
    hint(
      "is not a pattern that GitHub and AWS read alike",
      "letters, digits, `.`, `_`, `-` and single `*` after the first, such as `v*`",
    ),
  );

/** Which commits reach an environment: those of a branch, or those that carry a tag. */
export type DeployOn = { readonly branch: string } | { readonly tag: string };

export const deployOnSchema = z
  .strictObject({
    branch: branchSchema
      .optional()
      .describe("Each push to it is deployed, such as `main`. Default: none, where `tag` is set."),
    tag: tagPatternSchema
      .optional()
      .describe(
        "Each tag that fits is deployed once somebody approved, such as `v*`. Default: none, where `branch` is set.",
      ),
  })
  .refine(({ branch, tag }) => (branch === undefined) !== (tag === undefined), {
    ...hint("does not say either a branch or a tag", '`{ branch: "main" }` or `{ tag: "v*" }`', [
      "branch",
      "tag",
    ]),
  })
  .transform((given) => given as DeployOn);

const githubSchema = z
  .strictObject({
    ownerId: numericId("user or an organisation")
      .optional()
      .describe(
        "Number of the repository's owner: `gh api users/<owner> --jq .id`. With `repositoryId` the roles trust GitHub's immutable subject, as repositories made or renamed since 2026-07-15 send it. Default: the subject of names alone.",
      ),
    repositoryId: numericId("repository")
      .optional()
      .describe("Number of the repository: `gh api repos/<owner>/<name> --jq .id`."),
    defaultBranch: branchSchema
      .default("main")
      .describe(
        "From it GitHub runs what is scheduled or started by hand, and images are built. Default: main.",
      ),
    existingProviderIn: z
      .array(nameSchema)
      .default([])
      .describe(
        "Accounts (keys of `accounts`) that have an OIDC provider of GitHub already: AWS takes one an account. It is used as it is, and must have the audience sts.amazonaws.com. Default: none, it is made.",
      ),
  })
  .superRefine(({ ownerId, repositoryId }, context) => {
    if ((ownerId === undefined) === (repositoryId === undefined)) return;
    const [missing, given] =
      ownerId === undefined ? ["ownerId", "repositoryId"] : ["repositoryId", "ownerId"];
    context.addIssue({
      code: "custom",
      path: [missing ?? ""],
      message: `is missing, and ${given} is there: GitHub's immutable subject has both${WRITE}both numbers, or none of the two`,
      params: { reads: [given] },
    });
  });

const emailSchema = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    hint("is not an e-mail address", "`team@example.com`"),
  );

/** How changes are delivered from GitHub: without it there are no roles and no boundaries. */
export const deliverySchema = z.strictObject({
  github: githubSchema.describe("The repository whose workflows may take the roles."),
  emails: z
    .array(emailSchema)
    .max(20)
    .refine(
      (emails) => new Set(emails.map(emailKey)).size === emails.length,
      hint("names one address twice", "each address once"),
    )
    .default([])
    .describe(
      "Who is told how deployments, releases, drills and removals ended, by an SNS topic (1 000 e-mails a month are free, then 2 USD for 100 000). AWS asks each address once whether it agrees. Default: nobody.",
    ),
});

export type DeliveryConfig = Config<typeof deliverySchema>;

/** An address as part of a Terraform name. */
export const emailKey = (email: string): string =>
  email.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
