import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { emailKey } from "./config";

export interface DeliveryTopicProps {
  readonly naming: Naming;
  readonly emails: readonly string[];
  /** Names of the roles of other accounts that publish to it; those of this account need nothing here. */
  readonly publishers: readonly Naming[];
}

/** Tells people by e-mail how deliveries ended. AWS asks each address once, and sends nothing before it agreed. */
export class DeliveryTopic extends Construct {
  constructor(scope: Construct, id: string, { naming, emails, publishers }: DeliveryTopicProps) {
    super(scope, id);
    const { arn } = new SnsTopic(this, "delivery", {
      name: naming.deliveryTopic(),
      // AWS's own key is no other account's to use; a key of the customer's costs 1 USD a month.
      ...(publishers.length === 0 ? { kmsMasterKeyId: "alias/aws/sns" } : {}),
    });
    for (const email of emails)
      new SnsTopicSubscription(this, emailKey(email), {
        topicArn: arn,
        protocol: "email",
        endpoint: email,
      });
    new SnsTopicPolicy(this, "delivery-policy", {
      arn,
      policy: topicPolicy(arn, publishers),
    });
  }
}

const topicPolicy = (topicArn: string, publishers: readonly Naming[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RequireTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      ...publishers.map((publisher) => ({
        Effect: "Allow",
        // A role that is not there yet cannot be a principal; its account can.
        Principal: { AWS: publisher.iamArn("root") },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: {
          ArnEquals: {
            "aws:PrincipalArn": publisher.iamArn(`role/${publisher.deliveryRole("deploy")}`),
          },
        },
      })),
    ],
  });
