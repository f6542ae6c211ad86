import { GetParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Stack } from "../stacks/stack";

/** By parameter; one that is not there yet is left out. AWS raises the version with each write. */
export type PointerVersions = Readonly<Record<string, number>>;

/** Source: SSM's API Reference, GetParameters. */
const NAMES_A_CALL = 10;

/**
 * The parameters that operations write and a plan reads, such as the digest of a released image. A
 * plan that is older than what they hold would take it back, and Terraform does not notice.
 */
export function pointersOf({ configuration }: Stack): string[] {
  const parameters = Object.values(configuration.resource?.aws_ssm_parameter ?? {});
  return parameters
    .filter(({ lifecycle }) => ignores(lifecycle, "insecure_value") || ignores(lifecycle, "value"))
    .flatMap(({ name }) => (typeof name === "string" ? [name] : []))
    .sort();
}

const ignores = (lifecycle: object | undefined, argument: string): boolean => {
  const ignored: unknown = lifecycle && Reflect.get(lifecycle, "ignore_changes");
  return Array.isArray(ignored) && ignored.includes(argument);
};

/** The versions of a stack's pointers, now. */
export async function pointerVersions({
  stack,
  access,
}: Pick<StackContext, "stack" | "access">): Promise<PointerVersions> {
  const names = pointersOf(stack);
  const client = new SSMClient(clientConfig(access, stack.region));
  const versions: Record<string, number> = {};
  for (let start = 0; start < names.length; start += NAMES_A_CALL) {
    const asked = new GetParametersCommand({ Names: names.slice(start, start + NAMES_A_CALL) });
    const { Parameters = [] } = await callingAws(`reading which releases ${stack.name} runs`, () =>
      client.send(asked),
    );
    for (const { Name, Version } of Parameters)
      if (Name !== undefined && Version !== undefined) versions[Name] = Version;
  }
  return versions;
}

/** The pointers that were written, made or deleted in between. */
export function movedPointers(before: PointerVersions, after: PointerVersions): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}
