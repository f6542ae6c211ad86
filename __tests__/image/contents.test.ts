import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { dockerfile } from "../support/image/build";
import { type ImageConfig, RemoteImage } from "../support/image/inspect";
import { run } from "../support/image/programs";
import { Storage } from "../support/image/storage";
import { describeImage } from "../support/image/tier";

describeImage("what the image holds", ({ image, tasks }) => {
  const remote = new RemoteImage(image.reference);
  let described: ImageConfig;
  /** One line a file, as `tar` lists the layers above the base: mode, owner, name. */
  let files: { mode: string; owner: string; path: string }[];
  /** Of all layers, the base's too. */
  let tars: Buffer[];

  beforeAll(async () => {
    described = await remote.config();
    tars = await Promise.all((await remote.layers()).map((layer) => remote.tar(layer)));
    files = (await Promise.all(tars.slice(1).map((tar) => list(tar)))).flat();
  });

  async function list(tar: Buffer) {
    const file = join(image.folder, "layer.tar");
    await writeFile(file, tar);
    const lines = (await run("tar", ["--list", "--verbose", "--numeric-owner", "-f", file])).split(
      "\n",
    );
    return lines.map((line) => {
      const [mode = "", owner = "", , , , ...path] = line.split(/\s+/);
      return { mode, owner, path: path.join(" ") };
    });
  }

  test("it says of which commit and repository it is", () => {
    expect(described.config.Labels).toMatchObject({
      "org.opencontainers.image.revision": image.revision,
      "org.opencontainers.image.source": image.source,
    });
    expect(described.config.Env).toContain(`APP_VERSION=${image.revision}`);
  });

  test("it starts as the user that the task definition names", () => {
    expect(described.config.User).toBe(tasks.api.user);
    expect(described.config.User).toBe("1000:1000");
  });

  test("it has the health check that the task definition has", () => {
    expect(described.config.Healthcheck.Test).toEqual(tasks.api.healthCheck);
  });

  test("nothing stands between the runtime and its command", () => {
    expect(described.config.Entrypoint ?? []).toEqual([]);
    expect(described.config.Cmd).toEqual(["node", "server.mjs"]);
  });

  test("it adds the built program and nothing else", () => {
    const outside = files.filter(
      ({ path }) => !/^app\/(|[\w.-]+|(static|migrations)\/[\w.-]*)$/.test(path),
    );
    expect(outside).toEqual([]);
    const kinds = new Set(files.map(({ path }) => /(\.\w+|\/)$/.exec(path)?.[0]));
    expect([...kinds].sort()).toEqual(
      ["/", ".css", ".html", ".js", ".json", ".mjs", ".png", ".sql", ".svg", ".txt"].sort(),
    );
    expect(
      files.filter(({ path }) => /\.env|\.git|node_modules|test|\.ts$|\.map$/.test(path)),
    ).toEqual([]);
  });

  test("what it adds is root's, and closed to everybody else's writing", () => {
    expect(files.length).toBeGreaterThan(10);
    const open = files.filter(({ mode, owner }) => owner !== "0/0" || /^.{5}w|^.{8}w/.test(mode));
    expect(open).toEqual([]);
  });

  test("no layer and no line of its history has what the build was told in secret", async () => {
    expect(await readFile(image.npmrc, "utf8")).toContain(image.secretWord);
    expect(tars.map((tar) => tar.includes(image.secretWord))).not.toContain(true);
    expect(JSON.stringify(described)).not.toContain(image.secretWord);
  });

  test("only what it is built from leaves the machine", async () => {
    const storage = await Storage.in(image.builder);
    const context = await mkdtemp(join(image.folder, "context-"));
    const wanted = [
      "package.json",
      "package-lock.json",
      ".npmrc",
      "application/backend/src/app.ts",
    ];
    const unwanted = [
      ...[".env", ".env.local", ".git/config", "node_modules/a/index.js", "src/envs/prod.ts"],
      ...[".env", ".env.production", "src/.env", "__tests__/a.test.ts", "dist/server.mjs"].map(
        (path) => `application/backend/${path}`,
      ),
      ...["node_modules/a/index.js", ".cache/data", "src/__tests__/a.test.ts"].map(
        (path) => `application/backend/${path}`,
      ),
      "application/other/package.json",
    ];
    for (const path of [...wanted, ...unwanted]) {
      await mkdir(dirname(join(context, path)), { recursive: true });
      await writeFile(join(context, path), "");
    }
    const everything = join(image.folder, "Everything");
    await writeFile(everything, "FROM scratch\nCOPY . /\n");
    const ignore = ["--ignorefile", `${dockerfile}.dockerignore`];
    await storage.buildah(
      "build",
      "--file",
      everything,
      ...ignore,
      "--tag",
      "localhost/context",
      context,
    );
    const root = await storage.unpack("localhost/context");
    const sent = await run("find", [root, "-type", "f", "-printf", "%P\\n"]);
    expect(sent.split("\n").sort()).toEqual([...wanted].sort());
    await rm(context, { recursive: true });
  });
});
