import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../../defined";
import type { Statement } from "../../iam";
import { POLICIES_PER_ROLE, packed } from "./packed";

export interface DeliveryRoleProps {
  readonly name: string;
  readonly description: string;
  /** Who may take it. */
  readonly trust: string;
  readonly statements: readonly Statement[];
  /**
   * ARN of the policy that bounds it.
   * @default none
   */
  readonly boundaryArn?: string;
  /**
   * What has to be there before it can be trusted.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * How long one job may hold it.
   * @default 1, AWS's own default
   */
  readonly hours?: number;
}

/** A role that a workflow takes, with its permissions in as many managed policies as AWS's sizes ask for. */
export class DeliveryRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeliveryRoleProps,
  ) {
    super(scope, id);
    const { name, description, trust, boundaryArn, after, hours } = props;
    const role = new IamRole(this, "Role", {
      name,
      description,
      assumeRolePolicy: trust,
      ...defined({
        permissionsBoundary: boundaryArn,
        dependsOn: after && [...after],
        maxSessionDuration: hours === undefined ? undefined : hours * 3600,
      }),
    });
    for (const [index, document] of this.documents().entries())
      this.allow(role, index + 1, document);
  }

  private documents(): string[] {
    const { name, statements } = this.props;
    const documents = packed(statements);
    if (documents.length <= POLICIES_PER_ROLE) return documents;
    throw new Error(
      `the role ${name} would need ${documents.length} policies, and AWS lets a role have ${POLICIES_PER_ROLE}: put some of its environments into another account`,
    );
  }

  private allow(role: IamRole, number: number, policy: string): void {
    const part = new Construct(this, `${number}`);
    const { name } = this.props;
    const { arn } = new IamPolicy(part, "Policy", {
      name: `${name}-${number}`,
      description: `Part ${number} of what ${name} may do`,
      policy,
    });
    new IamRolePolicyAttachment(part, "Attachment", { role: role.name, policyArn: arn });
  }
}
