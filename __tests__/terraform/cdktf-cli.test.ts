import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Project } from "../support/project";

const cdktf = "node_modules/cdktf-cli/bundle/bin/cdktf";

let project: Project;
let direct: Record<string, string>;
beforeAll(async () => {
  project = new Project();
  const { code, stderr } = await project.run(["scripts/app.mjs"]);
  if (code !== 0) throw new Error(stderr);
  direct = project.tree("cdktf.out");
  rmSync(join(project.root, "cdktf.out"), { recursive: true });
});
afterAll(() => project.remove());

async function cli(...argv: string[]) {
  const result = await project.run([cdktf, ...argv], { env: { CHECKPOINT_DISABLE: "1" } });
  if (result.code !== 0) throw new Error(result.stderr);
  return result;
}

describe("CDKTF's own command line", () => {
  test("synthesizes the same bytes as the app run directly", async () => {
    await cli("synth");
    expect(project.tree("cdktf.out")).toEqual(direct);
  });

  test("synthesizes them to another folder", async () => {
    await cli("synth", "--output", "elsewhere");
    expect(project.tree("elsewhere")).toEqual(direct);
  });

  test("synthesizes HCL of every stack", async () => {
    await cli("synth", "--hcl", "--output", "hcl");
    const stacks = Object.keys(direct).filter((file) => file.endsWith("cdk.tf.json"));
    const hcl = Object.keys(project.tree("hcl")).filter((file) => file.endsWith("cdk.tf"));
    expect(hcl).toEqual(stacks.map((file) => file.replace(/\.json$/, "")));
  });

  test("lists every stack", async () => {
    const { stdout } = await cli("list");
    const { stacks } = JSON.parse(direct["manifest.json"] ?? "") as { stacks: object };
    for (const stack of Object.keys(stacks)) expect(stdout).toContain(`cdktf.out/stacks/${stack}`);
  });

  test("shows the problems of a wrong configuration and leaves the output", async () => {
    const before = project.tree("cdktf.out");
    const dev = project.read("src/envs/dev.ts");
    project.edit("src/envs/dev.ts", "nat:", "natt:");
    const { code, stderr } = await project.run([cdktf, "synth"]);
    project.write("src/envs/dev.ts", dev);
    expect(stderr).toContain("networking.natt");
    expect(code).toBe(1);
    expect(project.tree("cdktf.out")).toEqual(before);
  });
});

describe("the bindings of HCL modules", () => {
  test("are made by the first synthesis of a fresh clone", async () => {
    const fresh = new Project({ bindings: false });
    fresh.write(".gen/.gitignore", "*\n!.gitignore\n");
    const { code } = await fresh.run([cdktf, "synth"], { env: { CHECKPOINT_DISABLE: "1" } });
    const bindings = fresh.has(".gen/modules/generated-secret.ts");
    const output = code === 0 ? fresh.tree("cdktf.out") : {};
    fresh.remove();
    expect(bindings).toBe(true);
    expect(output).toEqual(direct);
  });

  test("are made once when several programs need them at the same time", async () => {
    const fresh = new Project({ bindings: false });
    const runs = await Promise.all([1, 2, 3].map(() => fresh.run(["scripts/app.mjs"])));
    const output = fresh.tree("cdktf.out");
    const left = Object.keys(fresh.tree(".gen")).sort();
    fresh.remove();
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs.filter(({ stderr }) => stderr.includes("Generating"))).toHaveLength(1);
    expect(left).toEqual(["fingerprint", "modules/generated-secret.ts"]);
    expect(output).toEqual(direct);
  });
});
