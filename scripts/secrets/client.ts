import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";

/** Speaks to Secrets Manager where an environment is. */
export const secretsClient = ({ access, stack }: Pick<StackContext, "access" | "stack">) =>
  new SecretsManagerClient(clientConfig(access, stack.region));
