import type { Emulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { openApp, stackNamed } from "../../scripts/stacks/app";
import { environmentFor } from "./plans";
import { Project } from "./project";

const smallDev = `
import { defineEnvironment } from "./environment";

/** What an environment has that comes up in seconds: no NAT gateway, no database, no load balancer. */
export const dev = defineEnvironment({
  name: "dev",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",
  networking: { cidr: "10.10.0.0/16", zones: ["eu-west-1a"], nat: "none", flowLogs: false },
  loadBalancers: {},
  databases: {},
  secrets: { "session-key": { kind: "generated", length: 64 } },
  settings: { "log-level": "debug" },
  cluster: { containerInsights: "disabled" },
  workloads: {
    worker: {
      kind: "service",
      image: "backend",
      placement: "public",
      internetEgress: true,
      secrets: { SESSION_KEY: "session-key" },
      settings: { LOG_LEVEL: "log-level" },
    },
  },
});
`;

const onlyDev = `
import { dev } from "./dev";
import { loadEnvironment, loadPlatform } from "./loading/load";
import { loadAllOf } from "./loading/load-all";
import { platform } from "./platform";

const literals = [dev];
export const environmentNames = literals.map(({ name }) => name);
export const loadAll = () => loadAllOf(platform, literals);
export const loadNamed = (name: string) => {
  const literal = literals.find((one) => one.name === name);
  return literal && loadEnvironment(literal, loadPlatform(platform));
};
`;

/**
 * A copy of this repository with one environment, dev, that is deployed in the emulator in seconds where the
 * real one takes minutes: a worker with a secret and a setting. Its commands are the real ones.
 */
export function smallPlatform(): Project {
  const project = new Project();
  project.write("src/envs/dev.ts", smallDev);
  project.write("src/envs/index.ts", onlyDev);
  return project;
}

/** What reaches an emulator, also for commands of the copy: the providers are those of all tests. */
export async function accessTo(endpoint: string) {
  return { environment: await environmentFor(endpoint), endpoint };
}

/** What functions that act on a stack of the copy are given; nobody is asked anything. */
export async function contextOf(
  project: Project,
  { endpoint }: Pick<Emulator, "endpoint">,
  stack: string,
): Promise<StackContext> {
  const app = await openApp({ root: project.root, folder: project.root });
  return {
    app,
    stack: stackNamed(app, stack),
    access: await accessTo(endpoint),
    answers: { yes: true, typed: stack },
    say: () => {},
  };
}

/** Without what delivers from GitHub: five resources in `shared` in place of thirty. */
export function undelivered(project: Project): Project {
  project.edit("src/envs/platform.ts", "  delivery: { github: {} },\n", "");
  return project;
}
