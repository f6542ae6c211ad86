import { acceptedInDisposable } from "../../src/envs/accepted-in-disposable";
import type { ScanException } from "../../src/scan-exception";

const lab = /^lab$/;
const live = /^live$/;
const plainHttp =
  "The lab is reached over plain HTTP from the office network only, with test data (`plainHttp` of its load balancer).";
const unwatched = "Nobody watches the lab; what is paid by the metric or the log line is off.";

export const scanExceptions: readonly ScanException[] = [
  ...acceptedInDisposable(lab),
  { check: "CKV_AWS_2", resource: /^aws_lb_listener\./, stack: lab, reason: plainHttp },
  { check: "CKV_AWS_103", resource: /^aws_lb_listener\./, stack: lab, reason: plainHttp },
  { check: "CKV2_AWS_20", resource: /^aws_lb\./, stack: lab, reason: plainHttp },
  { check: "CKV_AWS_91", resource: /^aws_lb\./, stack: lab, reason: unwatched },
  { check: "CKV2_AWS_11", resource: /^aws_vpc\./, stack: lab, reason: unwatched },
  { check: "CKV_AWS_65", resource: /^aws_ecs_cluster\./, stack: lab, reason: unwatched },
  { check: "CKV_AWS_118", resource: /^aws_db_instance\./, stack: lab, reason: unwatched },
  { check: "CKV_AWS_353", resource: /^aws_db_instance\./, stack: lab, reason: unwatched },
  {
    check: "CKV_AWS_133",
    resource: /^aws_db_instance\./,
    stack: lab,
    reason: "The lab's data is made again by a script; nobody would restore it.",
  },
  {
    check: "CKV2_AWS_71",
    resource: /^aws_acm_certificate\./,
    stack: live,
    reason: "The certificate is for the names below the shop's own domain, all of them ours.",
  },
  {
    check: "CKV_AWS_157",
    resource: /^aws_db_instance\.reports$/,
    stack: live,
    reason: "It is rebuilt from orders within an hour when it is lost, as its environment says.",
  },
];
