import type { ScanException } from "../../scan-exception";

export const scanExceptions: readonly ScanException[] = [
  {
    check: "CKV2_AWS_28",
    resource: /^aws_lb\./,
    reason:
      "A web application firewall is not a field of the load balancer yet; bad headers are dropped and only declared rules are answered.",
  },
  {
    check: "CKV_AWS_260",
    resource: /^aws_vpc_security_group_ingress_rule\.load_balancer_.*_80_/,
    reason:
      "Port 80 redirects to HTTPS; without it a user who types the bare name gets no answer. Where it serves, `plainHttp` says why.",
  },
  {
    check: "CKV_AWS_378",
    resource: /^aws_lb_target_group\./,
    reason:
      "TLS ends at the load balancer; behind it are private subnets in which security groups let only the load balancer in.",
  },
  {
    check: "CKV_AWS_144",
    resource: /^aws_s3_bucket\..*_access_logs$/,
    reason: "Access logs are for looking into a fault, not for recovering from one.",
  },
  {
    check: "CKV_AWS_145",
    resource: /^aws_s3_bucket\..*_access_logs$/,
    reason: "Load balancers write access logs to buckets with S3's own encryption only.",
  },
  {
    check: "CKV_AWS_18",
    resource: /^aws_s3_bucket\..*_access_logs$/,
    reason: "It is the bucket of the logs: logging who reads them needs another one, and so on.",
  },
  {
    check: "CKV_AWS_21",
    resource: /^aws_s3_bucket\..*_access_logs$/,
    reason: "Each log is written once under a name of its own and never overwritten.",
  },
  {
    check: "CKV2_AWS_62",
    resource: /^aws_s3_bucket\..*_access_logs$/,
    reason: "Nothing has to react to a log; alarms come from the load balancer's metrics.",
  },
];
