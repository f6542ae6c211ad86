import { execFileSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exitCodes } from "../../scripts/lib/errors.mjs";
import { dockerfilePath, ImagePlatform } from "../support/build-and-push/image-platform";
import { slowFile } from "../support/build-and-push/slow-file";
import { Registry } from "../support/image/registry";
import { describeImage } from "../support/image/tier";
import { interfere } from "../support/interference";

const repository = "acme/backend";

describeImage("build-and-push, with buildah and a registry of its own", () => {
  let folder: string;
  let registry: Registry;
  let platform: ImagePlatform;
  let to: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "registry-"));
    registry = await Registry.start(folder);
    to = ["--builder", "buildah", "--registry", registry.url];
    platform = new ImagePlatform();
  });

  afterAll(async () => {
    platform?.remove();
    await registry?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => platform.reset());

  test("what it prints can be pulled, and says of which commit it is and for which architecture", async () => {
    const { code, stdout, stderr } = await platform.run(to);
    expect(code, stderr).toBe(exitCodes.done);
    const [, reference = ""] = /^backend {2}(\S+@sha256:[0-9a-f]{64})\n$/.exec(stdout) ?? [];
    const commit = platform.git("rev-parse", "HEAD");
    expect(inspect(reference)).toMatchObject({
      Architecture: "arm64",
      Labels: {
        "org.opencontainers.image.revision": commit,
        "org.opencontainers.image.source": "https://github.com/example/acme-platform",
        "from-revision": commit,
        "from-source": "https://github.com/example/acme-platform",
      },
    });
    expect(await registry.tags(repository)).toContain(platform.tag);
  });

  test("a commit that is there already is not built again, and needs nothing to build with", async () => {
    const { stdout } = await platform.run(to);
    const without = { env: { PATH: onlyGitAndNode(platform.folder) } };
    const again = await platform.run(["--registry", registry.url], without);
    expect(again).toMatchObject({ code: exitCodes.done, stdout });
    expect(again.stderr).toContain("is in the registry already");
  });

  test("changes that are not committed are refused by name, and nothing is built", async () => {
    platform.project.write("notes.txt", "draft");
    const { code, stdout, stderr } = await platform.run(to);
    expect({ code, stdout }).toEqual({ code: exitCodes.refused, stdout: "" });
    expect(stderr).toContain("notes.txt");
    expect(stderr).toContain("--dirty");
    expect(platform.buildah("images")).not.toContain(platform.tag);
  });

  test("with --dirty the tag tells one change from another, and the same change from none", async () => {
    const tagOf = async (content: string) => {
      platform.project.write("notes.txt", content);
      const { stdout } = await platform.run([...to, "--dirty", "--json"]);
      const [{ tag, built }] = JSON.parse(stdout) as [{ tag: string; built: boolean }];
      return { tag, built };
    };
    const first = await tagOf("one");
    const second = await tagOf("two");
    expect(first.tag).toMatch(new RegExp(`^${platform.tag}-dirty-[0-9a-f]{12}$`));
    expect(second.tag).not.toBe(first.tag);
    expect(await tagOf("one")).toEqual({ tag: first.tag, built: false });
    expect(platform.git("status", "--porcelain")).toBe("?? notes.txt");
  });

  test("programs of another architecture are found behind an image that says it is right", async () => {
    writeFileSync(join(platform.project.root, "program"), elfHeader({ machine: 62 }));
    const tag = platform.builtBy("FROM scratch\nCOPY --chmod=755 program /program\n");
    const { code, stdout, stderr } = await platform.run(to);
    expect({ code, stdout }).toEqual({ code: exitCodes.failed, stdout: "" });
    expect(stderr).toContain("must be for arm64, and the programs in it are for amd64");
    expect(await registry.tags(repository)).not.toContain(tag);
  });

  test("programs of the right architecture pass", async () => {
    writeFileSync(join(platform.project.root, "program"), elfHeader({ machine: 183 }));
    platform.builtBy("FROM scratch\nCOPY --chmod=755 program /program\n");
    const { code, stderr } = await platform.run(to);
    expect(code, stderr).toBe(exitCodes.done);
  });

  test("a build that fails is said with what the builder said, and leaves no container", async () => {
    const tag = platform.builtBy("FROM scratch\nCOPY package.json /\nCOPY nowhere /\n");
    const { code, stdout, stderr } = await platform.run(to);
    expect({ code, stdout }).toEqual({ code: exitCodes.failed, stdout: "" });
    expect(stderr).toContain("nowhere");
    expect(stderr).toContain("buildah could not build the image");
    expect(await registry.tags(repository)).not.toContain(tag);
    expect(platform.buildah("containers", "--quiet")).toBe("");
  });

  test("Ctrl-C during the build ends the builder and leaves no process and no file", async () => {
    const slow = await slowFile();
    platform.builtBy(`FROM scratch\nADD ${slow.url} /\n`);
    const running = await platform.start(to);
    await slow.asked;
    running.interrupt();
    const { code, stdout, stderr } = await running.result;
    await slow.stop();
    expect({ code, stdout }, stderr).toEqual({ code: exitCodes.interrupted, stdout: "" });
    expect(platform.processes).toEqual([]);
    expect(platform.temporaryFiles).toEqual([]);
    expect(stderr).toContain("buildah rm --all");
  });

  test("a push that breaks off leaves no tag, and the next run ends it", async () => {
    const between = await interfere(registry.url);
    const through = ["--builder", "buildah", "--registry", between.endpoint];
    between.decide(({ operation }) => (operation === "GET" ? "pass" : { status: 400, code: "No" }));
    const broken = await platform.run(through);
    expect(broken).toMatchObject({ code: exitCodes.failed, stdout: "" });
    expect(broken.stderr).toContain("The same command goes on");
    expect(await registry.tags(repository)).not.toContain(platform.tag);
    between.decide(() => "pass");
    const { code, stdout, stderr } = await platform.run(through);
    await between.stop();
    expect(code, stderr).toBe(exitCodes.done);
    expect(stdout).toContain("@sha256:");
  });

  test("a tag that somebody else pushes at the same moment is taken as it is", async () => {
    // ECR refuses to move an immutable tag when the manifest arrives; this registry would move it.
    const [earlier] = JSON.parse((await platform.run([...to, "--json"])).stdout);
    const tag = platform.builtBy("FROM scratch\nCOPY main.ts /\n");
    const between = await interfere(registry.url);
    between.decide(async ({ operation, path }) => {
      if (operation !== "PUT" || !path.includes("/manifests/")) return "pass";
      await registry.alsoTag(repository, earlier.tag, tag);
      return { status: 400, code: "TAG_INVALID" };
    });
    const through = ["--builder", "buildah", "--registry", between.endpoint];
    const { code, stdout, stderr } = await platform.run(through);
    await between.stop();
    expect(code, stderr).toBe(exitCodes.done);
    expect(stdout).toContain(earlier.digest);
    expect(stderr).toContain("somebody else has pushed it meanwhile");
  });

  test("arguments reach the Dockerfile that asks for them, and no other", async () => {
    platform.builtBy("FROM scratch\nARG COLOUR\nLABEL colour=$COLOUR\nCOPY package.json /\n");
    const given = ["--build-arg", "COLOUR=blue", "--build-arg", "SHAPE=round"];
    const { stdout, stderr } = await platform.run([...to, ...given]);
    const [, reference = ""] = stdout.trim().split(/\s+/);
    // The builder would warn of it.
    expect(stderr).not.toContain("SHAPE");
    expect(inspect(reference).Labels).toMatchObject({ colour: "blue" });
  });

  test("a Dockerfile that is not there is named, with the lines of the configuration", async () => {
    rmSync(join(platform.project.root, dockerfilePath));
    platform.commit();
    const { code, stderr } = await platform.run(to);
    expect(code).toBe(exitCodes.configuration);
    expect(stderr).toContain(`there is no file ${join(platform.project.root, dockerfilePath)}`);
    expect(stderr).toContain("images.backend");
  });

  test("outside of git it says that images are named by a commit", async () => {
    const kept = join(platform.folder, "kept");
    renameSync(join(platform.project.root, ".git"), kept);
    const { code, stderr } = await platform.run(to, { env: { GIT_CEILING_DIRECTORIES: tmpdir() } });
    renameSync(kept, join(platform.project.root, ".git"));
    expect(code).toBe(exitCodes.failed);
    expect(stderr).toContain("is in no git repository");
  });

  test("without a builder all three are named", async () => {
    const without = { env: { PATH: onlyGitAndNode(platform.folder) } };
    const { code, stderr } = await platform.run(["--registry", registry.url], without);
    expect(code).toBe(exitCodes.program);
    for (const name of ["docker", "podman", "buildah"])
      expect(stderr).toContain(`${name}: is not installed`);
  });

  test("an image that the platform has not is wrong usage, with what was meant", async () => {
    const { code, stderr } = await platform.run(["bakend", ...to]);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain("Did you mean backend?");
  });
});

function inspect(reference: string) {
  const args = ["inspect", "--tls-verify=false", `docker://${reference}`];
  return JSON.parse(execFileSync("skopeo", args, { encoding: "utf8" }));
}

function onlyGitAndNode(folder: string): string {
  const programs = mkdtempSync(join(folder, "programs-"));
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  symlinkSync(process.execPath, join(programs, "node"));
  symlinkSync(git, join(programs, "git"));
  return programs;
}

function elfHeader({ machine }: { machine: number }): Buffer {
  const header = Buffer.alloc(64);
  header.write("\x7fELF\x02\x01\x01", "latin1");
  header.writeUInt16LE(machine, 18);
  return header;
}
