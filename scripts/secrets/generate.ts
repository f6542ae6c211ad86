import {
  GetRandomPasswordCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { callingAws } from "../aws/errors";
import { CommandError } from "../lib/errors.mjs";
import type { Configuration } from "../stacks/stack";
import type { DeployedSecret } from "./secret";

/** How a generated value looks. */
interface Shape {
  readonly length: number;
  readonly symbols: boolean;
}

/** How the configuration wants a generated secret: what its Terraform module is given. */
export function shapeOf({ module = {} }: Configuration, { awsName, name }: DeployedSecret): Shape {
  const found = Object.values(module).find((one) => one.name === awsName);
  if (typeof found?.length === "number")
    return { length: found.length, symbols: found.symbols === true };
  throw new CommandError(`the configuration has no generated secret ${name} any more`, {
    hint: "It was deployed as one. Deploy first, so that both say the same; nothing was changed.",
  });
}

/** A new value from where Terraform has its own, so that it is of the same characters. */
export async function generate(client: SecretsManagerClient, shape: Shape): Promise<string> {
  const { RandomPassword = "" } = await callingAws(
    "making a random value (secretsmanager:GetRandomPassword)",
    () =>
      client.send(
        new GetRandomPasswordCommand({
          PasswordLength: shape.length,
          ExcludePunctuation: !shape.symbols,
        }),
      ),
  );
  return RandomPassword;
}
