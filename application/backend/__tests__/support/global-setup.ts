import { randomBytes } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundle } from "../../build/bundle.mjs";
import { Cluster } from "../../dev/postgres/cluster";
import { makeCertificate } from "./certificate";

let cluster: Cluster | undefined;
let folder: string | undefined;

/** One PostgreSQL server for all tests, in which each makes databases of its own; and the build. */
export async function setup(project: TestProject): Promise<void> {
  folder = await realpath(await mkdtemp(join(tmpdir(), "backend-tests-")));
  const tls = await makeCertificate(folder);
  cluster = await Cluster.start({
    folder,
    password: randomBytes(12).toString("hex"),
    // Nothing here outlives the tests.
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "300",
      ...tls.settings,
    },
  });
  project.provide("postgres", cluster.url("postgres"));
  await bundle(join(folder, "built"));
  project.provide("authority", tls.authority);
  project.provide("built", join(folder, "built"));
}

export async function teardown(): Promise<void> {
  await cluster?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
}

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the tests' server, as its superuser. */
    postgres: string;
    /** File with the authority of its certificate, which is for `localhost` alone. */
    authority: string;
    /** Folder of the programs as the image has them. */
    built: string;
  }
}
