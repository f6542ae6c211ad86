import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Secrets Manager as a client sees it: one secret with its values by stage. */
export interface SecretsManager {
  /** Variables that point a program at it. */
  readonly variables: Record<string, string>;
  /** How often a value was read. */
  readonly reads: number;
  set(value: { readonly current: string; readonly previous?: string }): void;
  stop(): void;
}

export async function startSecretsManager(password: string): Promise<SecretsManager> {
  let stages: Record<string, string | undefined> = { AWSCURRENT: password };
  let reads = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { VersionStage } = JSON.parse(Buffer.concat(chunks).toString());
    reads++;
    const value = stages[VersionStage];
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.statusCode = value === undefined ? 400 : 200;
    response.end(
      value === undefined
        ? JSON.stringify({ __type: "ResourceNotFoundException", message: "no such stage" })
        : JSON.stringify({ SecretString: JSON.stringify({ username: "any", password: value }) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    variables: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "eu-west-1",
      DATABASE_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:application",
    },
    get reads() {
      return reads;
    },
    set: ({ current, previous }) => {
      stages = { AWSCURRENT: current, AWSPREVIOUS: previous };
    },
    stop: () => server.close().closeAllConnections(),
  };
}
