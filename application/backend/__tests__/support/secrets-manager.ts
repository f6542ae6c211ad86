import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The values of a secret, by stage. */
interface Values {
  readonly current: string;
  readonly pending?: string;
  readonly previous?: string;
}

/** Secrets Manager as a client sees it: one secret with its values by stage. */
export interface SecretsManager {
  /** Variables that point a program at it. */
  readonly variables: Record<string, string>;
  /** How often a value was asked for. */
  readonly reads: number;
  set(values: Values): void;
  /** From now on it takes requests and never answers, or refuses them for coming too often. */
  fail(how: "hang" | "throttle"): void;
  stop(): void;
}

export async function startSecretsManager(password: string): Promise<SecretsManager> {
  let values: Values = { current: password };
  let failing: "hang" | "throttle" | undefined;
  let reads = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { VersionStage } = JSON.parse(Buffer.concat(chunks).toString());
    reads++;
    if (failing === "hang") return;
    const value = valueIn(values, VersionStage);
    const refusal = failing ? "ThrottlingException" : value === undefined ? absent : undefined;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.statusCode = refusal ? 400 : 200;
    response.end(
      refusal
        ? JSON.stringify({ __type: refusal, message: "a refusal" })
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
    set: (next) => {
      values = next;
      failing = undefined;
    },
    fail: (how) => {
      failing = how;
    },
    stop: () => server.close().closeAllConnections(),
  };
}

const absent = "ResourceNotFoundException";

const valueIn = (values: Values, stage: string): string | undefined =>
  ({ AWSCURRENT: values.current, AWSPENDING: values.pending, AWSPREVIOUS: values.previous })[stage];
