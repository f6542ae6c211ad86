import { type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { Emulator } from "../../scripts/emulator/start";
import { resource, stateWith } from "./by-hand";
import { configFor } from "./destroying";
import { register, serviceOf, startService } from "./running-environment";
import { putObject } from "./state-home";

/** What the generated and the supplied secret begin with: to be found nowhere in what is printed. */
export const GENERATED = "generated-value-of-the-first-day";

const SERVICES = ["api", "reader", "worker"] as const;

export interface EnvironmentWithSecrets {
  readonly ecs: ECSClient;
  readonly secrets: SecretsManagerClient;
  /** The value that counts now. */
  value(name: string): Promise<string | undefined>;
}

/**
 * An environment `dev` with secrets of each kind and services that use them, its state written by hand: `api` and
 * `worker` have `session-key` injected, `reader` asks for it. Terraform would take half a minute for the same.
 */
export async function makeEnvironmentWithSecrets(
  account: Emulator,
): Promise<EnvironmentWithSecrets> {
  const secrets = new SecretsManagerClient(await configFor(account));
  const create = async (Name: string, SecretString?: string) => {
    const made = await secrets.send(
      new CreateSecretCommand({ Name, ...(SecretString && { SecretString }) }),
    );
    return { name: Name, arn: made.ARN ?? "", version: made.VersionId ?? "" };
  };
  const made = {
    session: await create("/acme/dev/session-key", GENERATED),
    stripe: await create("/acme/dev/stripe-key"),
    mail: await create("/acme/dev/mail"),
    database: await create("/acme/dev/databases/main/application", '{"password":"x"}'),
  };
  await putObject(account, "acme/dev/eu-west-1/main", JSON.stringify(stateOf(made)));
  let ecs: ECSClient | undefined;
  for (const name of SERVICES) ecs = await startService(account, name);
  if (!ecs) throw new Error("no service was started");
  await runAnImageOfARegistry(ecs);
  return {
    ecs,
    secrets,
    async value(name) {
      const asked = { SecretId: `/acme/dev/${name}`, VersionStage: "AWSCURRENT" };
      return (await secrets.send(new GetSecretValueCommand(asked))).SecretString;
    },
  };
}

/** The emulator takes it for an image that is there, until its repository is made without it. */
export const REPOSITORY = "acme/gone";

async function runAnImageOfARegistry(ecs: ECSClient): Promise<void> {
  const image = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/${REPOSITORY}:1`;
  await register(ecs, "api", image);
  const [cluster, service] = ["acme-dev", serviceOf("api")];
  await ecs.send(new UpdateServiceCommand({ cluster, service, taskDefinition: service }));
}

interface Made {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
}

function stateOf(made: Readonly<Record<"session" | "stripe" | "mail" | "database", Made>>) {
  const { session, stripe, mail, database } = made;
  const inject = (name: string, valueFrom: string) => ({ name, valueFrom });
  const containers = {
    api: { secrets: [inject("SESSION_KEY", session.arn), inject("STRIPE_KEY", stripe.arn)] },
    reader: { environment: [{ name: "SESSION_SECRET_ARN", value: session.arn }] },
    worker: {
      secrets: [
        inject("SESSION_KEY", session.arn),
        inject("MAIL_USER", `${mail.arn}:username::`),
        inject("MAIL_PASSWORD", `${mail.arn}:password::`),
      ],
    },
  };
  return stateWith(
    [
      resource("aws_ecs_cluster", "main", { name: "acme-dev" }),
      ...generated("session_key", session),
      ...generated("main_application", database),
      resource("aws_secretsmanager_secret", "stripe_key", stripe),
      resource("aws_secretsmanager_secret", "mail", mail),
      ...SERVICES.flatMap((name) => [
        resource("aws_ecs_task_definition", name, {
          family: serviceOf(name),
          tags: { Service: name },
          container_definitions: JSON.stringify([
            { name, image: "example/image", ...containers[name] },
          ]),
        }),
        resource("aws_ecs_service", name, {
          name: serviceOf(name),
          task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${serviceOf(name)}:1`,
        }),
      ]),
    ],
    {
      secret_arns: {
        value: {
          "session-key": session.arn,
          "stripe-key": stripe.arn,
          mail: mail.arn,
          "main/application": database.arn,
        },
      },
    },
  );
}

const generated = (name: string, { version, ...secret }: Made) => {
  const module = `module.${name}`;
  return [
    { module, ...resource("aws_secretsmanager_secret", "this", secret) },
    {
      module,
      ...resource("aws_secretsmanager_secret_version", "this", {
        secret_id: secret.arn,
        version_id: version,
      }),
    },
  ];
};
