import { type DBSnapshot, DeleteDBSnapshotCommand } from "@aws-sdk/client-rds";
import { hasTagsOf } from "../aws/own-tags";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { receiptsOf } from "../receipt/ledger";
import { askForName } from "../terminal/ask";
import { rdsOf, snapshotNamed } from "./rds";
import { asking } from "./refused";

/** Deletes a snapshot that was made by hand, after its name was typed; nothing brings it back. */
export async function deleteSnapshot(context: StackContext, name: string): Promise<void> {
  const { stack, say, answers } = context;
  const rds = rdsOf(context);
  const found = await snapshotNamed(rds, name);
  if (!found)
    throw new CommandError(`there is no snapshot ${name}`, {
      hint: `devops-platform db snapshots ${stack.name} lists those there are.`,
      exitCode: exitCodes.usage,
    });
  await refuseKept(context, found, name);
  say(
    `The snapshot ${name} of ${found.DBInstanceIdentifier}, of ${found.SnapshotCreateTime?.toISOString() ?? "now"}, is deleted for good.`,
  );
  await askForName(name, answers);
  await asking(`deleting the snapshot ${name} (rds:DeleteDBSnapshot)`, () =>
    rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: name })),
  );
  say(`The snapshot ${name} is deleted.`);
}

async function refuseKept(context: StackContext, found: DBSnapshot, name: string): Promise<void> {
  const { stack } = context;
  if (found.SnapshotType === "automated")
    throw refused(
      `${name} is RDS's own: nobody deletes it`,
      "It goes by itself after `backupRetentionDays`.",
    );
  if (!hasTagsOf(stack, found.TagList))
    throw refused(
      `the snapshot ${name} is not of ${stack.name}`,
      `It does not carry the tags of ${stack.platform} and ${stack.environment}. Whoever made it deletes it: aws rds delete-db-snapshot --db-snapshot-identifier ${name}`,
    );
  for await (const { snapshots, started } of receiptsOf(context))
    if (snapshots.some(({ identifier }) => identifier === name))
      throw refused(
        `the snapshot ${name} is what the destroy of ${stack.name} of ${started} left to come back from`,
        "Its receipt names it. Where nobody will ever come back from it: aws rds delete-db-snapshot.",
      );
}

const refused = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.refused });
