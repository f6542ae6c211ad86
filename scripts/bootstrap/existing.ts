import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import type { Import } from "../adopt/import-blocks";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { ConfiguredArguments } from "../stacks/stack";
import { hasBucket } from "../state/bucket";
import { type StatePlace, tableClient } from "../state/place";
import { existingDelivery } from "./existing-delivery";
import { existingKey } from "./existing-key";

/**
 * What of a bootstrap stack is in AWS already, found by its computed names. The settings of a bucket
 * are not among it: they are written anew and are the same afterwards.
 */
export async function existingIn(place: StatePlace): Promise<Import[]> {
  const bucketThere = await hasBucket(place);
  const bucket = bucketThere ? named(place, "aws_s3_bucket", "bucket") : [];
  const tables = named(place, "aws_dynamodb_table", "name");
  const found: Import[] = [];
  for (const table of tables) if (await hasTable(place, table.id)) found.push(table);
  const key = await existingKey(place, bucketThere);
  return [...bucket, ...found, ...key, ...(await existingDelivery(place))];
}

/** Whether the table of locks is there; while it is being deleted nothing can be made of it. */
export async function hasTable(place: StatePlace, name: string): Promise<boolean> {
  const asked = tableClient(place).send(new DescribeTableCommand({ TableName: name }));
  const found = await callingAws(`looking for the table ${name}`, () => orNothing(asked));
  if (found?.Table?.TableStatus !== "DELETING") return found !== undefined;
  throw new CommandError(`the table ${name} is being deleted`, {
    hint: "Run the same command again in a minute.",
    exitCode: exitCodes.aws,
  });
}

/** The resources of a type, with the argument that is their name and their import id. */
function named({ stack }: StatePlace, type: string, argument: string): Import[] {
  const resources: Readonly<Record<string, ConfiguredArguments>> =
    stack.configuration.resource?.[type] ?? {};
  return Object.entries(resources).map(([name, values]) => ({
    to: `${type}.${name}`,
    id: String(values[argument]),
  }));
}
