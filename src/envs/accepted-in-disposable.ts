import type { ScanException } from "../scan-exception";

const ownKey =
  'Nothing in a disposable environment is worth a key of its own (1 USD a month each and requests): AWS\'s own keys encrypt it. `encryption: "customer-managed"` changes that.';
const goesAway = "A disposable environment can be destroyed in one go. A durable one has it.";

const accepted: readonly Omit<ScanException, "stack">[] = [
  { check: "CKV_AWS_150", resource: /^aws_lb\./, reason: goesAway },
  { check: "CKV_AWS_293", resource: /^aws_db_instance\./, reason: goesAway },
  {
    check: "CKV_AWS_157",
    resource: /^aws_db_instance\./,
    reason:
      "Its database may be away for a while. In a durable environment one zone needs a reason.",
  },
  { check: "CKV_AWS_158", resource: /^aws_cloudwatch_log_group\./, reason: ownKey },
  { check: "CKV_AWS_224", resource: /^aws_ecs_cluster\./, reason: ownKey },
  { check: "CKV_AWS_354", resource: /^aws_db_instance\./, reason: ownKey },
];

/** What the scanner finds in every disposable environment and why that is accepted there. */
export function acceptedInDisposable(stack: RegExp): ScanException[] {
  return accepted.map((exception) => ({ ...exception, stack }));
}
