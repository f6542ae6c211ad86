import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Statement } from "../../../src/iam";
import { configOf } from "../by-hand";
import { statementsIn } from "../iam-in-stacks";
import type { ApiCall } from "../interference";
import { neededBy, refusedOf } from "../permissions";

const PLACE = { account: "111111111111", region: "eu-west-1" };

/**
 * What AWS would refuse of a role's calls: not allowed by the policies that hang on it, or not by its boundary. The
 * emulator allows everything to everybody.
 */
export async function refusedTo(
  endpoint: string,
  roleArn: string,
  calls: readonly ApiCall[],
): Promise<string[]> {
  const iam = new IAMClient(configOf({ endpoint }));
  const RoleName = roleArn.split("/").at(-1) ?? "";
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  const { AttachedPolicies = [] } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
  );
  const policies = await Promise.all(
    AttachedPolicies.map(({ PolicyArn }) => statementsOf(iam, PolicyArn)),
  );
  const needs = neededBy(calls, PLACE);
  const bound = Role?.PermissionsBoundary?.PermissionsBoundaryArn;
  return [
    ...refusedOf(policies.flat(), needs).map((need) => `${RoleName}: ${need}`),
    ...(bound === undefined ? [] : refusedOf(await statementsOf(iam, bound), needs)).map(
      (need) => `${RoleName} by its boundary: ${need}`,
    ),
  ];
}

async function statementsOf(iam: IAMClient, PolicyArn: string | undefined): Promise<Statement[]> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return statementsIn(decodeURIComponent(PolicyVersion?.Document ?? ""));
}
