import { App } from "cdktf";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { createNaming } from "../../src/naming";
import { BootstrapStack } from "../../src/stacks/bootstrap";
import { PlatformStack } from "../../src/stacks/platform-stack";
import { SharedStack } from "../../src/stacks/shared";
import { stateHomes } from "../../src/stacks/state-homes";
import { reader } from "../support/bare-stack";
import { platformLiteral } from "../support/literals";

type Literal = { readonly [key: string]: unknown };

export const platformWith = (overrides: Literal = {}) => loadPlatform(platformLiteral(overrides));

/** What Terraform is given of a stack, as JSON and as HCL. */
export function given(stack: PlatformStack) {
  stack.prepareStack();
  const json = stack.toTerraform() as Terraform;
  return { json, ...reader({ ...json }), hcl: stack.toHclTerraform().hcl };
}

export interface Terraform {
  readonly terraform: {
    readonly backend: { readonly s3: Literal };
    readonly required_providers: { readonly aws: Literal };
    readonly required_version: string;
  };
  readonly provider: { readonly aws: readonly Literal[] };
  readonly output?: Literal;
  readonly data?: Literal;
}

/** A stack of the environment `test` with nothing in it but what is built. */
export function plainStack(
  overrides: Literal = {},
  build: (stack: PlatformStack) => void = () => {},
) {
  const platform = platformWith(overrides);
  const place = { environment: "test", accountId: "111111111111", region: "eu-west-1" };
  const naming = createNaming({ platform: platform.name, ...place });
  const stack = new PlatformStack(new App(), "test", { platform, naming, part: "main" });
  build(stack);
  return given(stack);
}

/** The bootstrap stacks of a platform with these environments, in the order in which they are made. */
export function bootstrapStacks(overrides: Literal = {}, literals: readonly Literal[] = []) {
  const platform = platformWith(overrides);
  const environments = literals.map((literal) => loadEnvironment(literal, platform));
  const app = new App();
  return stateHomes(platform, environments).map((home) =>
    given(new BootstrapStack(app, home.stackName, { platform, home, environments })),
  );
}

/** What the environments of a platform share. */
export function sharedStack(overrides: Literal = {}, literals: readonly Literal[] = []) {
  const platform = platformWith(overrides);
  const environments = literals.map((literal) => loadEnvironment(literal, platform));
  return given(new SharedStack(new App(), "shared", { platform, environments }));
}
