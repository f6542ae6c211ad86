import { awsErrorName, explainedAwsError } from "../aws/errors";
import { CommandError, isCommandError } from "../lib/errors.mjs";

/** What to do about what RDS refuses, by its names. Source: RDS API Reference, the errors of each call. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /InstanceQuotaExceeded/,
    "The account has as many databases as it may. Remove one that was restored beside, or have the quota raised: Service Quotas, Amazon RDS, DB instances.",
  ],
  [
    /StorageQuotaExceeded/,
    "The account has as much storage of databases as it may. Have the quota raised: Service Quotas, Amazon RDS, total storage for all DB instances.",
  ],
  [
    /SnapshotQuotaExceeded/,
    "The account has as many snapshots made by hand as it may (100 unless raised). Delete one: devops-platform db snapshot <environment> --delete <name>.",
  ],
  [
    /KMSKeyNotAccessible/,
    "The key that encrypts the data is gone or switched off, or these credentials may not use it. Until it is deleted for good: aws kms cancel-key-deletion, then aws kms enable-key.",
  ],
  [
    /InsufficientDBInstanceCapacity/,
    "AWS has no capacity for the class in these zones now. Try again later.",
  ],
  [
    /InvalidDBInstanceState/,
    "A database that is stopped or being changed takes none of this. `devops-platform resume` starts a paused environment's; otherwise wait until it is available.",
  ],
  [/InvalidDBSnapshotState/, "A snapshot can be restored from once it is available."],
  [
    /PointInTimeRestoreNotEnabled/,
    "Its backups are turned off (`backupRetentionDays: 0`): restore a snapshot.",
  ],
];

/** Asks RDS for something that it may refuse, and says then what to do; `left` is what is there by then. */
export async function asking<T>(doing: string, call: () => Promise<T>, left = ""): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const explained = explainedAwsError(error, doing);
    if (!isCommandError(explained)) throw explained;
    const name = awsErrorName(error) ?? "";
    const remedy = REMEDIES.find(([pattern]) => pattern.test(name))?.[1];
    const { message, hint, exitCode } = explained;
    throw new CommandError(message, {
      hint: [remedy, hint, left].filter(Boolean).join("\n"),
      exitCode,
    });
  }
}
