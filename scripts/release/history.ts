import {
  type AttributeValue,
  DynamoDBClient,
  PutItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import { RELEASE_KEY, releaseSortKey } from "../../src/modules/releases/release-key";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { sharedOf } from "../stacks/app";
import type { ReleaseRecord } from "./record";

/** The table that keeps what was released where; undefined for an app without a `shared` stack. */
function tableOf({ app }: StackContext) {
  const shared = sharedOf(app);
  const [table] = Object.values(shared?.configuration.resource?.aws_dynamodb_table ?? {}).filter(
    ({ hash_key }) => hash_key === RELEASE_KEY.partition,
  );
  if (!shared || typeof table?.name !== "string") return undefined;
  return { name: table.name, region: shared.region };
}

/** Writes a release down, or what became of it: its time and image say which. */
export async function writeRecord(context: StackContext, record: ReleaseRecord): Promise<void> {
  const table = tableOf(context);
  if (!table) return;
  const { environment, image, started, ...rest } = record;
  const Item = {
    [RELEASE_KEY.partition]: { S: environment },
    [RELEASE_KEY.sort]: { S: releaseSortKey(started, image) },
    details: { S: JSON.stringify(rest) },
  };
  await callingAws(`writing the release down in ${table.name}`, () =>
    clientOf(context, table.region).send(new PutItemCommand({ TableName: table.name, Item })),
  );
}

/** The releases of an environment, the newest first. */
export async function recordsOf(
  context: StackContext,
  { image, limit = 50 }: { readonly image?: string; readonly limit?: number } = {},
): Promise<ReleaseRecord[]> {
  const table = tableOf(context);
  if (!table) return [];
  const query = {
    TableName: table.name,
    KeyConditionExpression: "#environment = :environment",
    ExpressionAttributeNames: { "#environment": RELEASE_KEY.partition },
    ExpressionAttributeValues: { ":environment": { S: context.stack.environment } },
    ScanIndexForward: false,
    ConsistentRead: true,
  };
  return callingAws(`reading the history of releases in ${table.name}`, async () => {
    const client = clientOf(context, table.region);
    const records: ReleaseRecord[] = [];
    for await (const { Items = [] } of paginateQuery({ client }, query)) {
      records.push(...Items.map(recordIn).filter((one) => !image || one.image === image));
      if (records.length >= limit) break;
    }
    return records.slice(0, limit);
  });
}

function recordIn(item: Record<string, AttributeValue>): ReleaseRecord {
  const sort = item[RELEASE_KEY.sort]?.S ?? "";
  const parting = sort.indexOf("#");
  return {
    ...(JSON.parse(item.details?.S ?? "{}") as ReleaseRecord),
    environment: item[RELEASE_KEY.partition]?.S ?? "",
    started: sort.slice(0, parting),
    image: sort.slice(parting + 1),
  };
}

const clientOf = ({ access }: StackContext, region: string) =>
  new DynamoDBClient(clientConfig(access, region));
