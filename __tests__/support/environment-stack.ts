import { App } from "cdktf";
import { loadAll } from "../../src/envs";
import type { Environment } from "../../src/envs/environment";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import type { Platform } from "../../src/envs/platform-schema";
import { EnvironmentStack } from "../../src/stacks/environment";
import { type Json, reader } from "./bare-stack";
import { environmentLiteral, platformLiteral } from "./literals";

/** HCL modules that an app binds; CDKTF asks for them before it copies one. */
const context = { cdktfRelativeModules: ["./src/modules/secrets/generated-secret"] };

const known = new Map<string, ReturnType<typeof synthesized>>();

/** One of this platform's own environments as Terraform is given it; synthesized once a file. */
export function committed(name: string) {
  const found = known.get(name);
  if (found) return found;
  const { platform, environments } = loadAll();
  const environment = environments.find((candidate) => candidate.name === name);
  if (!environment) throw new Error(`there is no environment ${name}`);
  const fresh = synthesized(platform, environment);
  known.set(name, fresh);
  return fresh;
}

/** The small environment of the tests with these parts, as Terraform is given it. */
export function stackWith(environment: Json = {}, platform: Json = {}) {
  const loaded = loadPlatform(platformLiteral(platform));
  return synthesized(loaded, loadEnvironment(environmentLiteral(environment), loaded));
}

/** An environment as Terraform is given it, from its whole literal. */
export function stackOf(literal: Json) {
  const platform = loadPlatform(platformLiteral());
  return synthesized(platform, loadEnvironment(literal, platform));
}

/** A loaded environment as Terraform is given it. */
export function synthesized(platform: Platform, environment: Environment) {
  const stack = new EnvironmentStack(new App({ context }), environment.name, {
    platform,
    environment,
  });
  stack.prepareStack();
  const json = stack.toTerraform() as Json;
  return { json, ...reader(json) };
}

interface Container {
  readonly image: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
}

/** The main container of a task definition. */
export function containerOf(definition: Json) {
  const [container] = JSON.parse(String(definition.container_definitions)) as Container[];
  if (!container) throw new Error("a task definition without containers");
  const variables = Object.fromEntries(
    container.environment.map(({ name, value }) => [name, value]),
  );
  const secrets = Object.fromEntries(
    (container.secrets ?? []).map(({ name, valueFrom }) => [name, valueFrom]),
  );
  return { image: container.image, variables, secrets };
}
