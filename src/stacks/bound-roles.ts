import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IConstruct } from "constructs";

/** Gives every role below a construct the same permissions boundary, whoever made it. */
export function boundRoles(scope: IConstruct, boundaryArn: string): void {
  for (const node of scope.node.findAll())
    if (node instanceof IamRole) node.permissionsBoundary = boundaryArn;
}
