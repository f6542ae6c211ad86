import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTerraform } from "../support/tier";
import { type GapsAccount, gapsAccount } from "./gaps-account";

const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=b";

/** Larger than what any server reads at once. */
const LARGE = Buffer.alloc(5_000_000, "large ");

describeTerraform("a connection to the emulator", () => {
  let account: GapsAccount;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeAll(async () => {
    account = await gapsAccount();
    await ask("PUT", "/bucket");
  });

  afterAll(async () => {
    agent.destroy();
    await account?.emulator.stop();
  });

  test.each([
    ["of a request with a large body", "PUT", "/bucket/large", LARGE, {}, 200],
    [
      "of one whose length is not said",
      "PUT",
      "/bucket/small",
      "in chunks",
      { "transfer-encoding": "chunked" },
      200,
    ],
    [
      "of one that waits until it may send",
      "PUT",
      "/bucket/asked",
      "asked",
      { expect: "100-continue" },
      200,
    ],
    ["of one that only asks for the head", "HEAD", "/bucket/large", "", {}, 200],
    ["without a body", "DELETE", "/bucket/nothing", "", {}, 204],
    ["that is an error", "GET", "/bucket/nothing", "", {}, 404],
  ])("is used again after the answer %s", async (_, method, path, body, headers, status) => {
    const answer = await ask(method, path, body, headers);
    const next = await ask("GET", "/bucket/large");

    expect(answer.status).toBe(status);
    expect(next.reused).toBe(true);
    expect(next.body.equals(LARGE)).toBe(true);
  });

  async function ask(method: string, path: string, body: string | Buffer = "", headers = {}) {
    const asking = request(`${account.emulator.endpoint}${path}`, {
      method,
      agent,
      headers: { authorization: AUTHORIZATION, ...headers },
    });
    if ("expect" in headers) asking.on("continue", () => asking.end(body));
    else asking.end(body);
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return {
      status: answer.statusCode,
      reused: asking.reusedSocket,
      body: Buffer.concat(chunks),
    };
  }
});
