import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ensurePythonEnvironment } from "../../scripts/python/environment";
import { describeTerraform } from "../support/tier";

describeTerraform("an environment of Python packages", () => {
  let folder = "";
  const onInstall = vi.fn();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "python-environment-"));
    await writeFile(join(folder, "requirements.txt"), "# nothing\n");
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    onInstall.mockClear();
    await rm(folder, { recursive: true, force: true });
  });

  const ensure = () =>
    ensurePythonEnvironment({
      cache: join(folder, "cache"),
      requirements: join(folder, "requirements.txt"),
      purpose: "run this test",
      onInstall,
    });

  test("is one and whole when two programs install it at once", async () => {
    const [one, other] = await Promise.all([ensure(), ensure()]);

    expect(one).toBe(other);
    expect(await readdir(join(folder, "cache"))).toHaveLength(1);
  });

  test("is used again as long as the requirements are the same", async () => {
    const first = await ensure();
    const second = await ensure();
    await writeFile(join(folder, "requirements.txt"), "# something else\n");
    const changed = await ensure();

    expect(second).toBe(first);
    expect(changed).not.toBe(first);
    expect(onInstall).toHaveBeenCalledTimes(2);
  });

  test("is refused without a hash for each package, and leaves nothing behind", async () => {
    await writeFile(join(folder, "requirements.txt"), "moto\n");

    await expect(ensure()).rejects.toMatchObject({
      exitCode: 4,
      hint: expect.stringContaining("hash"),
    });
    expect(await readdir(join(folder, "cache"))).toEqual([]);
  });

  test("says what to do when there is no Python", async () => {
    vi.stubEnv("PATH", folder);

    await expect(ensure()).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining("is needed to run this test, but no python3 was found"),
      hint: expect.stringContaining("Install Python"),
    });
  });
});
