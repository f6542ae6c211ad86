import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type PlanJson, resourcesOf } from "../terraform/plan-json";

/** Answers in place of Secrets Manager while it runs. */
export interface SecretsStandIn {
  /** Points Terraform's provider to it. Source: AWS SDKs and Tools Reference, "Service-specific endpoints". */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const PASSWORD = "stands-in-for-a-secret-while-a-plan-is-made";

/** Some secrets are objects with a password in them, and a text that is an object does for the others too. */
const STORED = JSON.stringify({ password: PASSWORD });

const ANSWERS: Readonly<Record<string, (asked: { SecretId?: string }) => object>> = {
  GetRandomPassword: () => ({ RandomPassword: PASSWORD }),
  GetSecretValue: ({ SecretId = "" }) => ({
    ARN: SecretId,
    Name: SecretId,
    SecretString: STORED,
    VersionId: "00000000-0000-0000-0000-000000000000",
    VersionStages: ["AWSCURRENT"],
    CreatedDate: 0,
  }),
};

/**
 * Terraform opens ephemeral values while it plans: it asks for a random password, and for the one that is stored. Neither
 * can be in a plan, so any answer makes the same plan, and a plan from the state alone needs no right to read secrets.
 */
export async function standInForSecrets(): Promise<SecretsStandIn> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const answer = ANSWERS[operation];
    const body = answer
      ? answer(JSON.parse(Buffer.concat(chunks).toString() || "{}"))
      : { message: `A plan from the state alone does not ask for ${operation}.` };
    outgoing.writeHead(answer ? 200 : 400, {
      "content-type": "application/x-amz-json-1.1",
      ...(!answer && { "x-amzn-errortype": "AccessDeniedException" }),
    });
    outgoing.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: { AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}` },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A data source gets its value into the plan, and what stands in for it must not be there. */
export function refuseReadSecrets(stack: string, { prior_state }: PlanJson): void {
  const read = resourcesOf(prior_state?.values?.root_module ?? {}).filter(
    ({ mode, type }) => mode === "data" && type.startsWith("aws_secretsmanager_"),
  );
  if (read.length === 0) return;
  throw new CommandError(`${stack} cannot be planned from the state alone: it reads secrets`, {
    hint: `A data source puts what it reads into the plan: ${read.map(({ address }) => address).join(", ")}. Make it an ephemeral block, or plan without --no-refresh.`,
    exitCode: exitCodes.refused,
  });
}
