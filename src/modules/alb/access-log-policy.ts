import type { Naming } from "../../naming";

/**
 * Lets load balancers of this account and region write, over TLS, and nobody else. One service
 * principal serves all regions now, where accounts of AWS had to be named before; the account in
 * the path and the ARN it acts for keep other accounts' load balancers out (ELB, "Enable access
 * logs for your Application Load Balancer").
 */
export function accessLogPolicy(bucketArn: string, { accountId, arn }: Naming): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LogDelivery",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
        Condition: {
          ArnLike: { "aws:SourceArn": arn("elasticloadbalancing", "loadbalancer/*") },
        },
      },
      {
        Sid: "RequireTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
