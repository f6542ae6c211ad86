import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Emulator } from "../../scripts/emulator/start";
import { Hub } from "../scripts/github/stand-in";
import { preparedAccount } from "./accounts";
import { projectRoot } from "./apps";
import { runCommand } from "./command-line";
import { type Interference, interfere } from "./interference";
import { environmentFor } from "./plans";
import type { Project } from "./project";
import { pushImage, releasablePlatform } from "./released";
import { makeStateHome } from "./state-home";
import { standIns } from "./workflow-runner/actions";
import { githubVariables } from "./workflow-runner/github-context";
import { refusedTo } from "./workflow-runner/permitted";
import { runWorkflow, type WorkflowRun } from "./workflow-runner/run";
import type { GithubEvent, Running, World } from "./workflow-runner/world";

export const REPOSITORY = "acme/platform";

/** A role that a job took, and after how many calls of AWS. */
interface Taken {
  readonly role: string;
  readonly after: number;
}

/** What git ignores in a clone and a runner would make: packages, bindings, what was compiled. */
const MADE = ["node_modules", ".gen", ".cache", "cdktf.out", "receipts"];

/** A small platform as a repository on GitHub whose workflows run: nothing stands in for its commands. */
export class Delivered {
  readonly hub = new Hub();
  /** Roles that jobs took, in order. */
  readonly taken: Taken[] = [];
  /** Environments of GitHub's that jobs entered, in order. */
  readonly entered: string[] = [];
  /** What runs in the place of a line of a workflow. */
  readonly lines: Record<string, World["lines"][string]> = {};
  /** Called when a job enters an environment. */
  onEnvironment: (name: string) => Promise<void> | void = () => {};
  readonly #temporary = mkdtempSync(join(tmpdir(), "delivered-"));

  private constructor(
    readonly project: Project,
    readonly account: Emulator,
    readonly between: Interference,
  ) {}

  /** @param prepare what the account has before; by default the platform is deployed, with its roles */
  static async start(name = "delivered", prepare = deployAll): Promise<Delivered> {
    const project = deliveredPlatform();
    const account = await preparedAccount(name, (account) => prepare(project, account));
    const made = new Delivered(project, account, await interfere(account.endpoint));
    await made.hub.start();
    return made;
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=octocat", "-c", "user.email=octocat@example.com"];
    return execFileSync("git", ["-C", this.project.root, ...who, ...args], {
      encoding: "utf8",
    }).trim();
  }

  /** Commits everything. @returns the commit */
  commit(message: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  /** Runs a workflow for what happened. */
  async run(
    file: string,
    event: Omit<GithubEvent, "sha">,
    vars: World["vars"] = {},
  ): Promise<WorkflowRun> {
    const world: World = {
      repository: REPOSITORY,
      origin: this.project.root,
      temporary: mkdtempSync(join(this.#temporary, "run-")),
      event: { ...event, sha: this.git("rev-parse", "HEAD") },
      environment: await environmentFor(this.between.endpoint),
      secrets: { SLACK_WEBHOOK_URL: "" },
      vars,
      actions: standIns(this.account.endpoint, (role) =>
        this.taken.push({ role, after: this.between.calls.length }),
      ),
      lines: { ...this.#lines(), ...this.lines },
      onEnvironment: async (name) => {
        this.entered.push(name);
        await this.onEnvironment(name);
      },
    };
    Object.assign(world.environment, githubVariables(world, this.hub.url));
    world.environment.PATH = `${this.#npx()}${delimiter}${world.environment.PATH}`;
    for (const name of Object.keys(world.environment))
      if (/^AWS_(ACCESS|SECRET|SESSION|REGION|DEFAULT|PROFILE)/.test(name))
        delete world.environment[name];
    return runWorkflow(world, `.github/workflows/${file}`);
  }

  /** The names of the roles that jobs took. */
  roles = (): string[] => this.taken.map(({ role }) => role.split("/").at(-1) ?? "");

  /** Fails where AWS would not have allowed a call to the role that a job took: jobs run one after another. */
  async expectPermitted(): Promise<void> {
    const refused = this.taken.map(({ role, after }, index) => {
      const calls = this.between.calls.slice(after, this.taken[index + 1]?.after);
      return refusedTo(this.account.endpoint, role, calls);
    });
    const all = [...new Set((await Promise.all(refused)).flat())].sort();
    if (all.length > 0) throw new Error(`not allowed: ${all.join("; ")}`);
  }

  async stop(): Promise<void> {
    this.hub.stop();
    await this.between.stop();
    await this.account.stop();
    this.project.remove();
    rmSync(this.#temporary, { recursive: true, force: true });
  }

  /** An `npx` that knows one command and starts it at once: npm's own takes as long as the command. */
  #npx(): string {
    const folder = join(this.#temporary, "bin");
    mkdirSync(folder, { recursive: true });
    const lines = [
      "#!/bin/sh",
      '[ "$1" = devops-platform ] || exit 127',
      'shift; exec node bin/devops-platform.mjs "$@"',
    ];
    writeFileSync(join(folder, "npx"), `${lines.join("\n")}\n`, { mode: 0o755 });
    return folder;
  }

  /** What this test is itself a part of is not run again. */
  #lines(): World["lines"] {
    const nothing = () => {};
    return {
      "npm ci": (running) => this.#install(running),
      "npm ci --ignore-scripts": (running) => this.#install(running),
      "npm run check": nothing,
      "npm run check:workflows": nothing,
      "npm run test:application": nothing,
      // A real build takes minutes, and is tried with the other images.
      'npx devops-platform build-and-push "$IMAGE"': async () => {
        await pushImage(this.account, this.git("rev-parse", "--short=12", "HEAD"));
      },
      'sudo -E env "PATH=$PATH" .ci/run': nothing,
    };
  }

  #install({ workspace }: Running): void {
    symlinkSync(join(projectRoot, "node_modules"), join(workspace, "node_modules"));
    for (const name of [".gen", ".cache/bundles"]) {
      const from = join(this.project.root, name);
      if (existsSync(from)) cpSync(from, join(workspace, name), { recursive: true });
    }
    const exclude = join(workspace, ".git", "info");
    mkdirSync(exclude, { recursive: true });
    cpSync(join(this.project.root, ".git", "info", "exclude"), join(exclude, "exclude"));
  }
}

function deliveredPlatform(): Project {
  const project = releasablePlatform();
  project.edit("src/envs/platform.ts", "example/acme-platform", REPOSITORY);
  for (const name of [".github", "package-lock.json"])
    cpSync(join(projectRoot, name), join(project.root, name), { recursive: true });
  project.write("application/backend/Dockerfile", "FROM scratch\n");
  project.write("application/backend/Dockerfile.dockerignore", "*\n!application\n");
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", project.root]);
  execFileSync("git", ["-C", project.root, "config", "uploadpack.allowAnySHA1InWant", "true"]);
  project.write(".git/info/exclude", `${MADE.join("\n")}\n`);
  return project;
}

/** What an administrator does once, and a first deploy. */
async function deployAll(project: Project, account: Emulator): Promise<void> {
  await makeStateHome(account);
  for (const stack of ["shared", "dev"]) {
    const words = ["deploy", stack, "--only", "--yes"];
    const { code, stderr } = await runCommand(project, account, ...words);
    if (code !== 0) throw new Error(stderr);
  }
}
