import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { platform } from "../../../src/envs/platform";
import { projectRoot } from "../apps";
import { bases, hostArchitecture, makeBases } from "./base";
import { buildBackend, writeNpmrc } from "./build";
import { run } from "./programs";
import { Registry } from "./registry";
import { Storage } from "./storage";

/** An image as it is after its way through a registry; all of it in one folder. */
export interface PreparedImage {
  /** Everything below is in here. */
  readonly folder: string;
  /** Where the image was built, and its bases are. */
  readonly builder: string;
  /** In the registry, by digest. */
  readonly reference: string;
  /** The image's files, from a pull by digest into a storage that had nothing. */
  readonly rootfs: string;
  readonly revision: string;
  readonly source: string;
  /** npm's configuration as the build was told it, and a word in it. */
  readonly npmrc: string;
  readonly secretWord: string;
}

/** Base, build, push, pull by digest: about 40 s. */
export async function prepareImage(folder: string) {
  const builder = join(folder, "builder");
  const storage = await Storage.in(builder);
  await makeBases(storage, join(folder, "bases"));
  const npmrc = join(folder, "npmrc");
  const secretWord = randomBytes(16).toString("hex");
  await writeNpmrc(npmrc, secretWord);
  const revision = await run("git", ["-C", projectRoot, "rev-parse", "HEAD"]);
  const source = `https://github.com/${platform.repository}`;
  await buildBackend({
    ...{ storage, npmrc, revision, source },
    image: "localhost/backend:built",
    architecture: hostArchitecture,
    runtimeBase: bases.runtime,
  });

  const registry = await Registry.start(join(folder, "registry"));
  try {
    const reference = await push(storage, registry, join(folder, "digest"));
    const puller = await Storage.in(join(folder, "puller"));
    await puller.buildah("pull", "--quiet", "--tls-verify=false", `docker://${reference}`);
    const rootfs = await puller.unpack(reference);
    const image: PreparedImage = {
      ...{ folder, builder, reference, rootfs, revision, source, npmrc, secretWord },
    };
    return { image, registry };
  } catch (error) {
    await registry.stop();
    throw error;
  }
}

async function push(storage: Storage, registry: Registry, digestFile: string): Promise<string> {
  const name = `${registry.address}/backend`;
  const options = ["--quiet", "--tls-verify=false", "--digestfile", digestFile];
  await storage.buildah("push", ...options, "localhost/backend:built", `docker://${name}:built`);
  return `${name}@${await readFile(digestFile, "utf8")}`;
}
