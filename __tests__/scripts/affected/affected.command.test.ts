import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Affected } from "../../../scripts/affected/affected";
import type { Base } from "../../../scripts/affected/base";
import { type BaseStacks, stacksAt } from "../../../scripts/affected/base-stacks";
import { lookAtChange } from "../../../scripts/affected/look";
import { openApp } from "../../../scripts/stacks/app";
import { projectRoot } from "../../support/apps";
import { lendBundles } from "../../support/lent-bundles";
import { Project } from "../../support/project";

let project: Project;
let base: string;
/** The stacks of the base, which most of these tests begin at. */
let then: BaseStacks;

const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], {
    cwd: project.root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

const commit = (words: string): string => {
  git("add", "--all");
  git("commit", "--quiet", "--message", words);
  return git("rev-parse", "HEAD");
};

/** A commit before which a file was something else, and after which it is as it was. */
function commitOf(file: string, text: string): string {
  const before = project.read(file);
  project.write(file, text);
  const made = commit("before");
  project.write(file, before);
  commit("after");
  return made;
}

beforeAll(async () => {
  project = new Project();
  for (const name of ["package-lock.json", ".gitignore"])
    cpSync(join(projectRoot, name), join(project.root, name));
  for (const name of ["Dockerfile", "Dockerfile.dockerignore"])
    project.write(
      `application/backend/${name}`,
      readFileSync(join(projectRoot, "application/backend", name), "utf8"),
    );
  lendBundles(project);
  git("init", "--quiet", "--initial-branch=main");
  // A link is no folder, which is what .gitignore says.
  writeFileSync(join(project.root, ".git/info/exclude"), "node_modules\n");
  base = commit("base");
  then = await stacksAt(await app(), project.root, base);
});

afterAll(() => project?.remove());

afterEach(() => {
  git("reset", "--quiet", "--hard", base);
  git("clean", "--quiet", "--force", "-d");
});

const app = () => openApp({ root: project.root, folder: project.root });

/** What the command finds, without a process for each time and another synthesis of the base. */
const since = async (commit = base): Promise<Affected> =>
  lookAtChange(
    await app(),
    { gitRoot: project.root, from: { commit } },
    commit === base ? then : undefined,
  );

const everything: Base = { gitRoot: "", from: { unknown: "everything counts here" } };

const run = (...words: string[]) => project.run(["bin/devops-platform.mjs", "affected", ...words]);

const names = ({ environments }: Affected) => environments.map(({ environment }) => environment);

test("a change of documents alone touches nothing", async () => {
  project.write("docs/a.md", "words");
  commit("docs");
  const { code, stdout } = await run("--base", base);

  expect([code, stdout]).toEqual([0, `Nothing is touched since ${base.slice(0, 12)}.\n`]);
});

test("a change of the application touches its image and no environment", async () => {
  project.write("application/backend/src/a.ts", "export {};");
  commit("application");
  const found = await since();

  expect([names(found), found.administered]).toEqual([[], []]);
  expect(found.images).toMatchObject([
    {
      image: "backend",
      why: "application/backend/src/a.ts",
      runner: "ubuntu-24.04-arm",
      environments: ["dev", "prod", "staging"],
    },
  ]);
});

test("what is not committed counts as well, and a file that the image leaves out does not", async () => {
  project.write("application/backend/__tests__/a.test.ts", "export {};");
  expect((await since()).images).toEqual([]);

  project.write("application/backend/src/a.ts", "export {};");
  expect((await since()).images).toMatchObject([{ image: "backend" }]);
});

test("a change of one environment touches that one, and says what its job needs", async () => {
  project.edit("src/envs/prod.ts", "storageGiB: 100", "storageGiB: 200");
  commit("prod");
  const { code, stdout, stderr } = await run("--base", base, "--json");
  expect(code, stderr).toBe(0);
  const found = JSON.parse(stdout) as Affected;

  expect(found.everything).toBeNull();
  expect(found.environments).toMatchObject([
    {
      environment: "prod",
      account: "111111111111",
      region: "eu-west-1",
      role: "arn:aws:iam::111111111111:role/acme-prod-deploy",
      planRole: "arn:aws:iam::111111111111:role/acme-shared-plan",
      planEnvironment: "plan",
      deployOn: { tag: "v*" },
      lifecycle: "durable",
      url: "https://api.example.com",
    },
  ]);
});

test("what a tag deploys is planned by a role of its environment, in a job of that tag alone", async () => {
  const planned = async (kind: "tag" | "branch", name: string) => {
    const { environments } = await lookAtChange(await app(), everything, undefined, { kind, name });
    return environments.map(({ environment, planRole, planEnvironment }) => [
      environment,
      planRole.split("/").at(-1),
      planEnvironment,
    ]);
  };

  expect(await planned("tag", "v1.0.0")).toEqual([
    ["dev", "acme-shared-plan", "plan"],
    ["staging", "acme-shared-plan", "plan"],
    ["prod", "acme-prod-plan", "plan-prod"],
  ]);
  expect((await planned("branch", "main"))[2]).toEqual(["prod", "acme-shared-plan", "plan"]);
});

test("a change of a module touches the environments that come out differently", async () => {
  project.edit(
    "src/modules/alb/load-balancer.ts",
    "return new Lb(this",
    'if (this.node.path.startsWith("dev/")) new SecurityGroup(this, "extra", {});\n    return new Lb(this',
  );
  project.edit(
    "src/modules/alb/load-balancer.ts",
    /^/,
    'import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";\n',
  );
  expect(names(await since())).toEqual(["dev"]);
});

test("an environment that is new is touched, and one that is gone is said and not touched", async () => {
  project.write(
    "src/envs/extra.ts",
    project
      .read("src/envs/dev.ts")
      .replace('name: "dev"', 'name: "extra"')
      .replace("const dev", "const extra"),
  );
  project.edit(
    "src/envs/index.ts",
    'import { dev } from "./dev";',
    'import { extra } from "./extra";',
  );
  project.edit("src/envs/index.ts", "[dev,", "[extra,");
  const found = await since();

  expect(found.removed).toEqual(["dev"]);
  expect(found.environments).toMatchObject([{ environment: "extra", why: "new" }]);
  // It would be deployed and run nothing.
  expect(found.images).toMatchObject([{ image: "backend", why: "extra has none of it yet" }]);
});

test("what shared has is an administrator's", async () => {
  project.edit("src/envs/platform.ts", 'owner: "platform-team"', 'owner: "others"');
  const found = await since();

  expect(found.administered.map(({ environment }) => environment)).toEqual(["bootstrap", "shared"]);
  expect(names(found)).toEqual(["dev", "staging", "prod"]);
});

test("with other packages everything counts, and it is said why", async () => {
  const other = commitOf("package-lock.json", "{}\n");
  const found = await since(other);

  expect(found.everything).toContain("package-lock.json differs");
  expect(names(found)).toEqual(["dev", "staging", "prod"]);
});

test("where the base cannot be synthesized everything counts, and it is said why", async () => {
  const broken = commitOf("src/envs/dev.ts", "this is no program");

  expect((await since(broken)).everything).toContain(
    `${broken.slice(0, 12)} cannot be synthesized here: the TypeScript sources do not compile`,
  );
});

test("a job of a tag that was never merged gets nothing to deploy", async () => {
  git("update-ref", "refs/remotes/origin/main", base);
  project.write("docs/a.md", "words");
  const never = commit("docs");
  const { code, stdout, stderr } = await project.run(
    ["bin/devops-platform.mjs", "affected", "--github-output"],
    { env: { GITHUB_REF: "refs/tags/v1.0.0" } },
  );

  expect([code, stdout]).toEqual([10, ""]);
  expect(stderr).toContain(`v1.0.0 is on ${never.slice(0, 12)}, which main does not have`);
});

test("jobs of a workflow get a matrix for each purpose, of everything where there is no base", async () => {
  project.write("output", "before=1\n");
  const { code, stdout, stderr } = await project.run(
    ["bin/devops-platform.mjs", "affected", "--base", "", "--github-output"],
    { env: { GITHUB_OUTPUT: join(project.root, "output") } },
  );
  const lines = project.read("output").trim().split("\n");

  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^Everything counts: there is no commit to measure from\.\n/);
  const written = Object.fromEntries(
    lines.slice(1).map((line) => {
      const at = line.indexOf("=");
      const list = JSON.parse(line.slice(at + 1)) as { environment?: string; image?: string }[];
      return [line.slice(0, at), list.map((one) => one.environment ?? one.image)];
    }),
  );
  expect([lines[0], written]).toEqual([
    "before=1",
    {
      environments: ["dev", "staging", "prod"],
      "on-branch": ["dev", "staging"],
      "on-tag": ["prod"],
      disposable: ["dev", "staging"],
      durable: ["prod"],
      images: ["backend"],
      planned: ["bootstrap", "shared", "dev", "staging", "prod"],
    },
  ]);
});
