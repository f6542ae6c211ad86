import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { EnvironmentStack } from "../../src/stacks/environment";
import { BareStack, bareResources } from "./bare";
import { manyServices } from "./many-services";

const GENERATED_SECRET = "./src/modules/secrets/generated-secret";

/** One measurement, printed as JSON: `scale.ts ours|bare <services> <output folder>`. */
export function main({ root, argv }: { root: string; argv: string[] }): number {
  const [who = "ours", services = "1", outdir = "."] = argv;
  const file = join(outdir, "ours", "stacks", "bench", "cdk.tf.json");
  const out = join(outdir, who);
  mkdirSync(out, { recursive: true });
  const build = who === "ours" ? ours(Number(services), out) : bare(file, root, out);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  const app = build();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - heap;
  const resources = countResources(join(out, "stacks", "bench", "cdk.tf.json"));
  process.stdout.write(JSON.stringify({ ms, resources, bytes, alive: app.node.id }));
  return 0;
}

function ours(services: number, outdir: string): () => App {
  const platform = loadPlatform({
    name: "acme",
    owner: "team",
    costCentre: "research",
    repository: "example/acme",
    accounts: { main: "111111111111" },
    home: { account: "main", region: "eu-west-1" },
    images: { backend: { context: "application/backend" } },
    // One database for all of them: the most that AWS gives a group.
    quotas: { rulesPerSecurityGroup: 1000 },
  });
  const literal = manyServices(services);
  return () => {
    const app = new App({ outdir, context: { cdktfRelativeModules: [GENERATED_SECRET] } });
    const environment = loadEnvironment(literal, platform);
    new EnvironmentStack(app, "bench", { platform, environment });
    app.synth();
    return app;
  };
}

function bare(file: string, root: string, outdir: string): () => App {
  const resources = bareResources(JSON.parse(readFileSync(file, "utf8")), root);
  return () => {
    const app = new App({ outdir });
    new BareStack(app, "bench", resources);
    app.synth();
    return app;
  };
}

function countResources(file: string): number {
  const { resource } = JSON.parse(readFileSync(file, "utf8")) as { resource: object };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}
