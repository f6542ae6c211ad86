import { App } from "cdktf";
import { lab } from "../../examples/many-services/envs/lab";
import { live } from "../../examples/many-services/envs/live";
import { platform as shop } from "../../examples/many-services/envs/platform";
import { loadAll } from "../../src/envs";
import { type Loaded, loadAllOf } from "../../src/envs/loading/load-all";
import { BootstrapStack } from "../../src/stacks/bootstrap";
import { EnvironmentStack } from "../../src/stacks/environment";
import type { PlatformStack } from "../../src/stacks/platform-stack";
import { SharedStack } from "../../src/stacks/shared";
import { stateHomes } from "../../src/stacks/state-homes";
import { type Json, reader } from "./bare-stack";

const context = { cdktfRelativeModules: ["./src/modules/secrets/generated-secret"] };

/** Every stack of a platform, by name. */
export function stacksOf({ platform, environments }: Loaded) {
  const app = new App({ context });
  const stacks = [
    ...stateHomes(platform, environments).map(
      (home) => new BootstrapStack(app, home.stackName, { platform, home, environments }),
    ),
    new SharedStack(app, "shared", { platform, environments }),
    ...environments.map(
      (environment) => new EnvironmentStack(app, environment.name, { platform, environment }),
    ),
  ];
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, given(stack)]));
}

function given(stack: PlatformStack) {
  stack.prepareStack();
  const json = stack.toTerraform() as Json;
  return { json, ...reader(json) };
}

/** This repository's own platform. */
export const own = loadAll;

/** The example of many services in two accounts, delivered. */
export const manyServices = (delivery: object = { github: {} }): Loaded =>
  loadAllOf({ ...shop, delivery }, [lab, live]);
