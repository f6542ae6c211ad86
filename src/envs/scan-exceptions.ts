import type { ScanException } from "../scan-exception";
import { acceptedInDisposable } from "./accepted-in-disposable";

const dev = /^dev$/;
const plainHttp =
  "dev is reached over plain HTTP (`plainHttp` of its load balancer says why): it has test data only and needs no domain.";

export const scanExceptions: readonly ScanException[] = [
  ...acceptedInDisposable(/^(dev|staging)$/),
  { check: "CKV_AWS_2", resource: /^aws_lb_listener\./, stack: dev, reason: plainHttp },
  { check: "CKV_AWS_103", resource: /^aws_lb_listener\./, stack: dev, reason: plainHttp },
  { check: "CKV2_AWS_20", resource: /^aws_lb\./, stack: dev, reason: plainHttp },
  {
    check: "CKV_AWS_65",
    resource: /^aws_ecs_cluster\./,
    stack: dev,
    reason: "Container Insights are paid per metric, and nobody is woken by dev.",
  },
  {
    check: "CKV_AWS_118",
    resource: /^aws_db_instance\./,
    stack: dev,
    reason: "Enhanced monitoring is paid per log line; the plain metrics answer what dev asks.",
  },
  {
    check: "CKV2_AWS_71",
    resource: /^aws_acm_certificate\./,
    stack: /^prod$/,
    reason: "The certificate is for the names below the platform's own domain, all of them ours.",
  },
];
