import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { clientConfig } from "../../../scripts/aws/client-config";

const keys = { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };

test("keys count before a profile, as for Terraform", () => {
  const environment = { AWS_PROFILE: "another", AWS_SESSION_TOKEN: "token", ...keys };

  expect(clientConfig({ environment, endpoint: undefined }, "eu-west-1")).toEqual({
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example", sessionToken: "token" },
  });
});

test("a profile alone is left to the SDK", () => {
  const environment = { AWS_PROFILE: "mine" };

  expect(clientConfig({ environment, endpoint: undefined }, "eu-west-1")).toEqual({
    region: "eu-west-1",
  });
});

test("an emulator never asks a profile for credentials", () => {
  const environment = { AWS_PROFILE: "mine" };

  expect(clientConfig({ environment, endpoint: "http://127.0.0.1:1" }, "eu-west-1")).toMatchObject({
    credentials: { accessKeyId: "emulator" },
  });
});

test("a request that nobody answers ends when it was told to", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const access = { environment: keys, endpoint: `http://127.0.0.1:${port}`, requestTimeout: 50 };
  const client = new STSClient({ ...clientConfig(access, "eu-west-1"), maxAttempts: 1 });

  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toThrow(
    expect.objectContaining({ name: "TimeoutError" }),
  );

  silent.closeAllConnections();
  silent.close();
});
