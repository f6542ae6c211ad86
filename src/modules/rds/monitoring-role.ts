import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { assumedBy, onlyFor } from "../../iam";
import type { Naming } from "../../naming";

export interface MonitoringRoleProps {
  readonly naming: Naming;
  readonly database: string;
  /** Start of the identifiers of the instances that are monitored. */
  readonly identifier: string;
}

/**
 * Lets RDS write the operating system's figures to its log group. AWS's managed policy allows that
 * and nothing else; RDS always writes to the group `RDSOSMetrics`, one for the whole account.
 */
export class MonitoringRole extends Construct {
  /** Known once the role may write. */
  readonly arn: string;
  readonly attachment: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, props: MonitoringRoleProps) {
    super(scope, id);
    const { naming, database, identifier } = props;
    const role = new IamRole(this, "monitoring", {
      name: naming.role(database, "monitor"),
      description: `Enhanced monitoring of the database ${identifier}`,
      assumeRolePolicy: assumedBy(
        "monitoring.rds.amazonaws.com",
        onlyFor(naming.accountId, naming.arn("rds", `db:${identifier}*`)),
      ),
    });
    this.attachment = new IamRolePolicyAttachment(this, "monitoring-policy", {
      role: role.name,
      policyArn: `arn:${naming.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
    });
    this.arn = role.arn;
  }
}
