import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outcomeOf } from "../outcome";
import { environmentFor } from "../plans";
import type { Project } from "../project";
import { smallPlatform } from "../small-platform";
import { processesWith } from "../visible-processes";

export const dockerfilePath = "application/backend/Dockerfile";

const dockerfile = `
FROM scratch
ARG REVISION
ARG SOURCE
LABEL from-revision="$REVISION" from-source="$SOURCE"
COPY package.json /
`;

/** A platform in a git repository of its own, with an image that is built in a second and a storage for it. */
export class ImagePlatform {
  readonly project: Project = smallPlatform();
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "images-")));
  /** Where commands put what is only theirs for a while. */
  readonly temporary = join(this.folder, "temporary");
  readonly #mark = randomUUID();

  constructor() {
    mkdirSync(this.temporary);
    const storage = { runroot: join(this.folder, "run"), graphroot: join(this.folder, "images") };
    const lines = Object.entries({ driver: "vfs", ...storage }).map(
      ([key, at]) => `${key}="${at}"`,
    );
    writeFileSync(join(this.folder, "storage.conf"), ["[storage]", ...lines, ""].join("\n"));
    this.project.write(".gitignore", "node_modules\n.cache/\n.gen/\ncdktf.out/\n");
    this.project.write(dockerfilePath, dockerfile);
    this.git("init", "--quiet");
    this.commit();
  }

  /** Makes it what it was at first, at a commit that nothing was built from. */
  reset(): void {
    this.git("clean", "--quiet", "--force");
    this.project.write(dockerfilePath, dockerfile);
    this.buildah("rm", "--all");
    this.commit();
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.com"];
    const options = { cwd: this.project.root, encoding: "utf8" } as const;
    return execFileSync("git", [...who, ...args], options).trim();
  }

  /** Commits everything. @returns the tag of images that are built then */
  commit(): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    return this.tag;
  }

  get tag(): string {
    return this.git("rev-parse", "HEAD").slice(0, 12);
  }

  /** Commits another Dockerfile. */
  builtBy(text: string): string {
    this.project.write(dockerfilePath, text);
    return this.commit();
  }

  /** Starts `build-and-push` with buildah; AWS is at an endpoint. */
  async start(words: readonly string[], { endpoint = "http://127.0.0.1:1", env = {} } = {}) {
    const child = spawn(process.execPath, ["bin/devops-platform.mjs", "build-and-push", ...words], {
      cwd: this.project.root,
      env: {
        ...(await environmentFor(endpoint)),
        ...this.storage,
        ...{ MACHINE: this.#mark, TMPDIR: this.temporary, TERM: "dumb", ...env },
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { result: outcomeOf(child), interrupt: () => child.kill("SIGINT") };
  }

  async run(words: readonly string[], options?: Parameters<ImagePlatform["start"]>[1]) {
    return (await this.start(words, options)).result;
  }

  /** What buildah says of its storage. */
  buildah(...args: string[]): string {
    const env = { ...process.env, ...this.storage };
    return execFileSync("buildah", args, { env, encoding: "utf8" }).trim();
  }

  /** Command lines of everything that a command started and that still runs. */
  get processes(): string[] {
    return processesWith(this.#mark);
  }

  /** What stands in the temporary folder, but for Node's own cache. */
  get temporaryFiles(): string[] {
    return readdirSync(this.temporary, { recursive: true, encoding: "utf8" }).filter(
      (name) => !/^(node-compile-cache|tsx-)/.test(name),
    );
  }

  remove(): void {
    this.project.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get storage() {
    const CONTAINERS_STORAGE_CONF = join(this.folder, "storage.conf");
    return { CONTAINERS_STORAGE_CONF, BUILDAH_ISOLATION: "chroot" };
  }
}
