import { join } from "node:path";
import { expect, test } from "vitest";
import { platform } from "../../src/envs/platform";
import { bases, hostArchitecture } from "../support/image/base";
import { buildBackend } from "../support/image/build";
import { type ImageConfig, RemoteImage } from "../support/image/inspect";
import { run } from "../support/image/programs";
import { Storage } from "../support/image/storage";
import { describeImage } from "../support/image/tier";

describeImage("the image's architecture", ({ image, tasks }) => {
  const other = hostArchitecture === "arm64" ? "amd64" : "arm64";

  async function build(
    name: string,
    architecture: string,
    runtimeBase: string,
  ): Promise<ImageConfig> {
    const storage = await Storage.in(image.builder);
    const { npmrc, revision, source } = image;
    const tag = `localhost/${name}:latest`;
    await buildBackend({ storage, image: tag, architecture, runtimeBase, npmrc, revision, source });
    const folder = join(image.folder, name);
    await storage.buildah("push", "--quiet", tag, `dir:${folder}`);
    return JSON.parse(await run("skopeo", ["inspect", "--config", `dir:${folder}`]));
  }

  test("is this machine's when that is asked for", async () => {
    expect(await new RemoteImage(image.reference).config()).toMatchObject({
      architecture: hostArchitecture,
      os: "linux",
    });
  });

  test("is what the platform's configuration and its task definitions say", async () => {
    const wanted = platform.images?.backend?.architecture;
    expect(wanted).toBe("arm64");
    expect(tasks.api.architecture).toBe("ARM64");
    expect(await build("configured", "arm64", bases.arm64)).toMatchObject({ architecture: wanted });
  });

  test("is not that of a base of another: the build fails and says so", async () => {
    const base = other === "arm64" ? bases.runtime : bases.arm64;
    await expect(build("mistaken", other, base)).rejects.toThrow(/image not known|RUNTIME_BASE/);
  });

  test("is not taken from a base with a wrong label: the build fails and says what it holds", async () => {
    const storage = await Storage.in(image.builder);
    const mislabelled = "localhost/mislabelled:latest";
    const container = await storage.buildah("from", "--pull-never", bases.arm64);
    await storage.buildah("config", "--arch", hostArchitecture, container);
    await storage.buildah("commit", "--quiet", "--rm", container, mislabelled);
    await expect(build("wrong", hostArchitecture, mislabelled)).rejects.toThrow(
      `RUNTIME_BASE holds Node for arm64, and the image is to be for ${hostArchitecture}`,
    );
  });
});
