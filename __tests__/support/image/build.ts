import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../apps";
import { bases, hostArchitecture } from "./base";
import { run } from "./programs";
import type { Storage } from "./storage";

export const dockerfile = join(projectRoot, "application/backend/Dockerfile");

export interface BuildProps {
  readonly storage: Storage;
  readonly image: string;
  /** As images call it. */
  readonly architecture: string;
  readonly runtimeBase: string;
  readonly revision: string;
  readonly source: string;
  /** File with npm's configuration, which the build is told as a secret. */
  readonly npmrc: string;
}

/** Builds the backend's image from its Dockerfile, as a pipeline does. */
export async function buildBackend(props: BuildProps): Promise<void> {
  const cache = await run("npm", ["config", "get", "cache"]);
  await mkdir(cache, { recursive: true });
  const buildArguments = {
    BUILD_BASE: bases.build,
    RUNTIME_BASE: props.runtimeBase,
    REVISION: props.revision,
    SOURCE: props.source,
    BUILDPLATFORM: `linux/${hostArchitecture}`,
  };
  await props.storage.buildah(
    "build",
    // OCI's own format has no health check.
    ...["--format", "docker", "--pull-never", "--network", "host"],
    ...["--file", dockerfile, "--ignorefile", `${dockerfile}.dockerignore`],
    ...["--platform", `linux/${props.architecture}`, "--tag", props.image],
    ...["--secret", `id=npmrc,src=${props.npmrc}`, "--volume", `${cache}:/root/.npm`],
    ...Object.entries(buildArguments).flatMap(([name, value]) => [
      "--build-arg",
      `${name}=${value}`,
    ]),
    projectRoot,
  );
}

/** This machine's configuration of npm, with `marker` in it to be looked for where it must not be. */
export async function writeNpmrc(file: string, marker: string): Promise<void> {
  const files = await Promise.all(
    ["globalconfig", "userconfig"].map(async (name) =>
      readFile(await run("npm", ["config", "get", name]), "utf8").catch(() => ""),
    ),
  );
  const lines = [
    `registry=${await run("npm", ["config", "get", "registry"])}`,
    // Where the base has it.
    "cafile=/etc/ssl/certs/ca-certificates.crt",
    // What the machine's own `npm ci` downloaded need not be asked for again.
    "prefer-offline=true",
    `; ${marker}`,
  ];
  await writeFile(file, [...files, ...lines, ""].join("\n"), { mode: 0o600 });
}
