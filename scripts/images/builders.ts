import { CommandError } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { buildahBuild, buildahPush, dockerBuild } from "./arguments";
import type { Builder, BuilderName } from "./builder";
import { dockerLogin } from "./docker-login";
import { runVisibly } from "./run-visibly";

const docker: Builder = {
  name: "docker",
  build: (options) => build("docker", dockerBuild(options)),
  architectureOf: (reference) =>
    answerOf("docker", ["image", "inspect", "--format", "{{.Architecture}}", reference]),
  save: (reference, file) => quietly("docker", ["image", "save", "--output", file, reference]),
  push: async (reference, { authFile }) =>
    (await runVisibly("docker", ["image", "push", reference], await dockerLogin(authFile))) === 0,
};

const podman: Builder = {
  name: "podman",
  build: (options) => build("podman", buildahBuild(options)),
  architectureOf: (reference) =>
    answerOf("podman", ["image", "inspect", "--format", "{{.Architecture}}", reference]),
  save: (reference, file) =>
    quietly("podman", ["image", "save", "--quiet", "--output", file, reference]),
  push: async (reference, options) =>
    (await runVisibly("podman", buildahPush(reference, options))) === 0,
};

const buildah: Builder = {
  name: "buildah",
  build: (options) => build("buildah", buildahBuild(options)),
  architectureOf: (reference) =>
    answerOf("buildah", [
      ...["inspect", "--type", "image", "--format", "{{.OCIv1.Architecture}}"],
      reference,
    ]),
  save: (reference, file) =>
    quietly("buildah", ["push", "--quiet", reference, `docker-archive:${file}`]),
  push: async (reference, options) =>
    (await runVisibly("buildah", buildahPush(reference, options))) === 0,
};

export const builders: Readonly<Record<BuilderName, Builder>> = { docker, podman, buildah };

async function build(program: BuilderName, args: readonly string[]): Promise<void> {
  const code = await runVisibly(program, args);
  if (code === 0) return;
  throw new CommandError(
    `${program} could not build the image (exit code ${code ?? "none: killed"})`,
    {
      hint: "What it says above is why. Nothing was pushed.",
    },
  );
}

async function answerOf(program: BuilderName, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(program, args);
  if (code === 0) return stdout;
  throw new CommandError(`\`${program} ${args.slice(0, 2).join(" ")}\` failed`, { hint: stderr });
}

async function quietly(program: BuilderName, args: readonly string[]): Promise<void> {
  await answerOf(program, args);
}
