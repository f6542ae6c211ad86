import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../../aws/client-config";
import { callingAws } from "../../aws/errors";
import type { StackContext } from "../../lib/stack-context";
import type { Import } from "../import-blocks";

/** What a plan needs so that parameters that are there come into the state whole. */
export interface ParametersAnew {
  /** A Terraform override file; false where there is nothing to override. */
  readonly overrides: object | false;
  /** Arguments of `terraform plan`. */
  readonly args: readonly string[];
}

/**
 * A parameter that is imported is also made again in the same apply, with the configured value: the
 * provider reads the value of an imported one as a secret and its `insecure_value` stays empty forever
 * (hashicorp/terraform-provider-aws, issue 37733). A release pointer keeps the digest it holds.
 */
export async function parametersAnew(
  context: StackContext,
  imports: readonly Import[],
): Promise<ParametersAnew> {
  const parameters = imports.filter(({ to }) => to.startsWith("aws_ssm_parameter."));
  const resources: Record<string, object> = {};
  for (const { to, id } of parameters) {
    const name = to.slice("aws_ssm_parameter.".length);
    if (isWrittenByOthers(context, name))
      resources[name] = { insecure_value: await held(context, id) };
  }
  const some = Object.keys(resources).length > 0;
  return {
    overrides: some && { resource: { aws_ssm_parameter: resources } },
    args: parameters.map(({ to }) => `-replace=${to}`),
  };
}

/** Terraform creates it and then ignores what it holds. */
function isWrittenByOthers({ stack }: StackContext, name: string): boolean {
  const configured = stack.configuration.resource?.aws_ssm_parameter?.[name];
  const { ignore_changes = [] } = (configured?.lifecycle ?? {}) as { ignore_changes?: unknown };
  return Array.isArray(ignore_changes) && ignore_changes.includes("insecure_value");
}

async function held({ stack, access }: StackContext, name: string): Promise<string> {
  const ssm = new SSMClient(clientConfig(access, stack.region));
  const { Parameter } = await callingAws(`reading the parameter ${name}`, () =>
    ssm.send(new GetParameterCommand({ Name: name })),
  );
  return Parameter?.Value ?? "";
}
