import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { tagAsOf } from "../../scripts/release/as-of";
import { refuseOlder } from "../../scripts/release/older";
import type { Registry } from "../../scripts/release/registry-image";
import { emptyAccount } from "../support/accounts";
import { ecrOf, pushImage } from "../support/released";
import { describeTerraform } from "../support/tier";

/** Commits of main: built, changed, built, tagged; and one of a branch, which was built too. */
describeTerraform("images by the commits that they were built of", () => {
  let account: Emulator;
  let registry: Registry;
  let folder: string;
  const commits: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "as-of-"));
    git("init", "--quiet", "--initial-branch=main");
    for (const name of ["early", "built", "changed", "rebuilt", "last"]) commit(name);
    git("checkout", "--quiet", "-b", "branch", commits.built ?? "");
    commit("aside");
    git("checkout", "--quiet", "main");
    git("tag", "v1.0.0");
    account = await emptyAccount();
    const repositoryName = "acme/backend";
    registry = { ecr: await ecrOf(account), registryId: account.account, repositoryName };
    await registry.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    for (const name of ["built", "rebuilt", "aside"]) await pushImage(account, short(name));
  });
  afterAll(async () => {
    await account?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a tag has the image of its commit, or of the nearest before it", async () => {
    expect(await tagAsOf(registry, folder, "v1.0.0")).toBe(short("rebuilt"));
    expect(await tagAsOf(registry, folder, commits.changed ?? "")).toBe(short("built"));
    expect(await tagAsOf(registry, folder, commits.rebuilt ?? "")).toBe(short("rebuilt"));
  });

  test("what was merged from a branch is no image of main", async () => {
    git("merge", "--quiet", "--no-edit", "-s", "ours", "branch");
    expect(await tagAsOf(registry, folder, "HEAD")).toBe(short("rebuilt"));
  });

  test("a commit before every image has none, and one that git does not know is wrong usage", async () => {
    await expect(tagAsOf(registry, folder, commits.early ?? "")).rejects.toMatchObject({
      message: expect.stringContaining("no image of"),
      exitCode: 1,
    });
    await expect(tagAsOf(registry, folder, "v9.9.9")).rejects.toMatchObject({ exitCode: 2 });
  });

  const older = (chosen: readonly string[], running: readonly string[]) =>
    refuseOlder(folder, {
      ...{ image: "backend", environment: "dev" },
      chosen: chosen.map(short),
      running: running.map(short),
    });

  test("an image of an earlier commit than what runs is refused", async () => {
    await expect(older(["built"], ["rebuilt"])).rejects.toMatchObject({
      message: expect.stringContaining(`which is of ${short("rebuilt")}`),
      exitCode: 10,
    });
  });

  test("a newer one is not, nor one of another branch, nor the same built again, nor what git does not know", async () => {
    await older(["rebuilt"], ["built"]);
    await older(["aside"], ["changed"]);
    await older(["built", "last"], ["rebuilt"]);
    await older(["built"], []);
    await older(["built"], ["nowhere"]);
  });

  const short = (name: string): string => (commits[name] ?? "0123456789abcdef").slice(0, 12);

  const git = (...words: string[]): string => {
    const { HOME, PATH } = process.env;
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    return execFileSync("git", [...who, ...words], {
      ...{ cwd: folder, env: { HOME, PATH }, encoding: "utf8" },
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  };

  function commit(name: string): void {
    git("commit", "--quiet", "--allow-empty", "--message", name);
    commits[name] = git("rev-parse", "HEAD");
  }
});
