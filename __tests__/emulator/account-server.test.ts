import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { projectRoot } from "../support/apps";
import { describeTerraform } from "../support/tier";
import { gapsAccount, refusal } from "./gaps-account";

describeTerraform("the emulator's server", () => {
  test("gives a lock to one of a hundred who ask for it at once", async () => {
    const { config, emulator } = await gapsAccount();
    const client = new DynamoDBClient(config);
    const TableName = "locks";
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      }),
    );
    const take = () =>
      new DynamoDBClient(config).send(
        new PutItemCommand({
          TableName,
          Item: { LockID: { S: "state" } },
          ConditionExpression: "attribute_not_exists(LockID)",
        }),
      );

    const answers = await Promise.all(Array.from({ length: 100 }, () => refusal(take())));
    await emulator.stop();

    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set([undefined, "ConditionalCheckFailedException"]));
  });

  test("ends when the process that started it is killed", async () => {
    const holder = spawn(
      process.execPath,
      ["bin/run.mjs", "__tests__/emulator/account-holder.ts"],
      { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [endpoint] = (await once(createInterface(holder.stdout), "line")) as [string];
    expect(await answers(endpoint)).toBe(true);

    holder.kill("SIGKILL");
    await once(holder, "exit");
    let alive = true;
    for (let tries = 0; alive && tries < 100; tries++) {
      await wait(100);
      alive = await answers(endpoint);
    }

    expect(alive).toBe(false);
  });
});

async function answers(endpoint: string): Promise<boolean> {
  const socket = connect(Number(new URL(endpoint).port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
