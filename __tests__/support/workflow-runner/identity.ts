import { GetRoleCommand, IAMClient, NoSuchEntityException } from "@aws-sdk/client-iam";
import { configOf } from "../by-hand";
import { githubContext } from "./github-context";
import type { Running } from "./world";

/** What GitHub's token says of a job: https://docs.github.com/actions/reference/security/oidc */
export interface Claims {
  readonly aud: string;
  readonly sub: string;
  readonly repository: string;
  readonly ref: string;
  readonly job_workflow_ref: string;
}

export function claimsOf({ world, environmentName, workflow }: Running): Claims {
  const { repository, event_name, ref } = githubContext(world);
  const what =
    environmentName !== undefined
      ? `environment:${environmentName}`
      : event_name === "pull_request"
        ? "pull_request"
        : `ref:${ref}`;
  return {
    aud: "sts.amazonaws.com",
    sub: `repo:${repository}:${what}`,
    repository,
    ref,
    job_workflow_ref: `${repository}/${workflow}@${ref}`,
  };
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/**
 * Fails as STS does where a role does not trust a job, or not for so long. The emulator gives every role to
 * whoever asks.
 */
export async function requireTrusted(
  endpoint: string,
  roleArn: string,
  { claims, seconds }: { readonly claims: Claims; readonly seconds: number },
): Promise<void> {
  const RoleName = roleArn.split("/").at(-1) ?? "";
  const iam = new IAMClient(configOf({ endpoint }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName })).catch((error: unknown) => {
    if (!(error instanceof NoSuchEntityException)) throw error;
    throw new Error(`there is no role ${RoleName}`);
  });
  const document = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "{}");
  const { Statement = [] } = JSON.parse(document) as { readonly Statement?: readonly Statement[] };
  if (!Statement.some((one) => trusts(one, claims)))
    throw new Error(`${RoleName} does not trust ${JSON.stringify(claims)}: ${document}`);
  if (seconds > (Role?.MaxSessionDuration ?? 3600))
    throw new Error(`${RoleName} is given for ${Role?.MaxSessionDuration} s, not for ${seconds}`);
}

function trusts({ Effect, Action, Condition = {} }: Statement, claims: Claims): boolean {
  if (Effect !== "Allow" || ![Action].flat().includes("sts:AssumeRoleWithWebIdentity"))
    return false;
  return Object.entries(Condition).every(([operator, wanted]) =>
    Object.entries(wanted).every(([key, values]) => {
      const found = claims[key.split(":").at(-1) as keyof Claims];
      if (found === undefined)
        throw new Error(`the trust asks for ${key}, which is not known here`);
      return [values].flat().some((value) => fits(operator, value, found));
    }),
  );
}

function fits(operator: string, wanted: string, found: string): boolean {
  if (operator === "StringEquals") return wanted === found;
  if (operator !== "StringLike") throw new Error(`${operator} is not understood here`);
  const parts = wanted.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(found);
}
