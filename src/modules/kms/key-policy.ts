import type { Naming } from "../../naming";

/**
 * The policy of a key. In it, `Resource: "*"` means the key itself. Without the account's own
 * statement IAM policies would not count and nobody could ever change the key again.
 */
export function keyPolicy(naming: Naming, uses: { readonly logs: boolean }): string {
  const account = {
    Sid: "AccountDecidesThroughIam",
    Effect: "Allow",
    Principal: { AWS: `arn:${naming.partition}:iam::${naming.accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  const statements = uses.logs ? [account, logs(naming)] : [account];
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const logs = (naming: Naming) => ({
  Sid: "LogGroupsOfThisAccount",
  Effect: "Allow",
  Principal: { Service: `logs.${naming.region}.${naming.dnsSuffix}` },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  Resource: "*",
  Condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": naming.arn("logs", "log-group:*") },
  },
});
