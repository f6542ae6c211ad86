import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { defined } from "../../defined";
import { assumedBy, onlyFor, policyDocument } from "../../iam";
import { nameTag } from "../../tags";
import type { NetworkPartProps } from "./part";

export interface FlowLogsProps extends NetworkPartProps {
  readonly kmsKeyArn: string | undefined;
}

/** Records who spoke to whom in the VPC, and who was refused, in a log group of its own. */
export class FlowLogs extends Construct {
  readonly logGroupName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FlowLogsProps,
  ) {
    super(scope, id);
    const logGroup = this.createLogGroup();
    this.logGroupName = logGroup.name;
    const role = this.createRole();
    new FlowLog(this, "FlowLog", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      tags: nameTag(props.naming.prefix),
      // Otherwise it starts in error, and says so until AWS tries again.
      dependsOn: [this.allowWriting(role, logGroup.arn)],
    });
  }

  private createLogGroup(): CloudwatchLogGroup {
    const { naming, config, kmsKeyArn } = this.props;
    return new CloudwatchLogGroup(this, "LogGroup", {
      name: naming.logGroup("vpc", "flow-logs"),
      retentionInDays: config.flowLogRetentionDays,
      ...defined({ kmsKeyId: kmsKeyArn }),
    });
  }

  private createRole(): IamRole {
    const { naming } = this.props;
    return new IamRole(this, "Role", {
      name: naming.role("vpc", "flow-logs"),
      description: "Writes the flow logs of the VPC",
      assumeRolePolicy: assumedBy(
        "vpc-flow-logs.amazonaws.com",
        onlyFor(naming.accountId, naming.arn("ec2", "vpc-flow-log/*")),
      ),
    });
  }

  private allowWriting(role: IamRole, logGroupArn: string): IamRolePolicy {
    return new IamRolePolicy(this, "Policy", {
      name: "write-flow-logs",
      role: role.id,
      policy: policyDocument([
        {
          actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          resources: [logGroupArn, `${logGroupArn}:*`],
        },
        {
          actions: ["logs:DescribeLogGroups"],
          // It lists: AWS compares with all groups of the account and region, never with one.
          resources: [this.props.naming.arn("logs", "log-group:*")],
        },
      ]),
    });
  }
}
