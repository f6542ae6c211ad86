import { CreateTableCommand, type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { RELEASE_KEY, releaseSortKey } from "../../src/modules/releases/release-key";

/** The history of releases, with one to `dev` a while ago. */
export async function makeHistory(
  dynamo: DynamoDBClient,
  released: { digest: string; commit: string },
): Promise<void> {
  const TableName = "acme-releases";
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: RELEASE_KEY.partition, KeyType: "HASH" },
        { AttributeName: RELEASE_KEY.sort, KeyType: "RANGE" },
      ],
      AttributeDefinitions: Object.values(RELEASE_KEY).map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
    }),
  );
  const who = "arn:aws:sts::111111111111:assumed-role/deploy/anna";
  const details = { ...released, kind: "release", outcome: "released", who, ranBefore: [] };
  const Item = {
    [RELEASE_KEY.partition]: { S: "dev" },
    [RELEASE_KEY.sort]: { S: releaseSortKey("2026-03-02T18:00:00.000Z", "backend") },
    details: { S: JSON.stringify(details) },
  };
  await dynamo.send(new PutItemCommand({ TableName, Item }));
}
