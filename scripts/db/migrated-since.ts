import type { StackContext } from "../lib/stack-context";
import { recordsOf } from "../release/history";

/** Says what ran on the data since a moment that it goes back to, such as migrations: it has to run again. */
export async function sayMigrations(context: StackContext, moment: string): Promise<void> {
  const { stack, say } = context;
  const records = await recordsOf(context).catch(() => undefined);
  if (!records)
    return say(
      `The history of releases cannot be read: whether something migrated since ${moment} is not known.`,
    );
  const since = records.filter(
    ({ started, ranBefore }) => started > moment && ranBefore.length > 0,
  );
  if (since.length === 0) return say(`No release has migrated anything since ${moment}.`);
  say(`Since ${moment} releases ran what this data has not seen:`);
  for (const { started, ranBefore, digest } of since.toReversed())
    say(`  ${started}  ${ranBefore.join(", ")} of ${digest.slice(0, 19)}`);
  say(`Run it again: devops-platform db migrate ${stack.name}`);
}
