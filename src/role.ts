import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { attributeOf } from "./counted";
import { defined } from "./defined";
import { assumedBy, type Conditions, policyDocument, type Statement } from "./iam";

export interface RoleProps {
  readonly name: string;
  readonly description: string;
  /** `ecs-tasks.amazonaws.com` */
  readonly service: string;
  readonly onlyWhen: Conditions;
  readonly statements: readonly Statement[];
  readonly tags?: Record<string, string>;
  /**
   * A `count` that is 1 or 0.
   * @default it is always there
   */
  readonly count?: number;
}

/** A role that one AWS service assumes, with exactly these permissions written on itself. */
export class Role extends Construct {
  readonly arn: string;
  /** What to wait for before the permissions are used. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Role", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: assumedBy(props.service, props.onlyWhen),
      ...defined({ tags: props.tags, count: props.count }),
    });
    this.arn = attributeOf(role, "arn");
    this.permissions = props.statements.length === 0 ? [] : [this.allow(role, props)];
  }

  private allow(role: IamRole, { statements, count }: RoleProps): IamRolePolicy {
    return new IamRolePolicy(this, "Policy", {
      name: "permissions",
      role: attributeOf(role, "name"),
      policy: policyDocument(statements),
      ...defined({ count }),
    });
  }
}
