import { App } from "cdktf";
import { loadAllOf } from "../../src/envs/loading/load-all";
import { BootstrapStack } from "../../src/stacks/bootstrap";
import { EnvironmentStack } from "../../src/stacks/environment";
import { SharedStack } from "../../src/stacks/shared";
import { stateHomes } from "../../src/stacks/state-homes";
import { lab } from "./envs/lab";
import { live } from "./envs/live";
import { platform as platformLiteral } from "./envs/platform";

const { platform, environments } = loadAllOf(platformLiteral, [lab, live]);
const app = new App();

for (const home of stateHomes(platform, environments)) {
  new BootstrapStack(app, home.stackName, { platform, home, environments });
}

new SharedStack(app, "shared", { platform, environments });

for (const environment of environments) {
  new EnvironmentStack(app, environment.name, { platform, environment });
}

app.synth();
