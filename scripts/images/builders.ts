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
  push: (reference, { authFile }) =>
    push("docker", ["image", "push", reference], dockerLogin(authFile)),
};

const podman: Builder = {
  name: "podman",
  build: (options) => build("podman", buildahBuild(options)),
  architectureOf: (reference) =>
    answerOf("podman", ["image", "inspect", "--format", "{{.Architecture}}", reference]),
  save: (reference, file) =>
    quietly("podman", ["image", "save", "--quiet", "--output", file, reference]),
  push: (reference, options) => push("podman", buildahPush(reference, options)),
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
  push: (reference, options) => push("buildah", buildahPush(reference, options)),
};

export const builders: Readonly<Record<BuilderName, Builder>> = { docker, podman, buildah };

async function build(program: BuilderName, args: readonly string[]): Promise<void> {
  const afterInterruption = `Nothing was pushed.${leftBehind[program]}`;
  const code = await runVisibly(program, args, { afterInterruption });
  if (code === 0) return;
  throw new CommandError(
    `${program} could not build the image (exit code ${code ?? "none: killed"})`,
    {
      hint: "What it says above is why. Nothing was pushed.",
    },
  );
}

/** Neither removes the container of a COPY or ADD that it was killed in. */
const leftBehind: Readonly<Record<BuilderName, string>> = {
  docker: "",
  podman:
    " A container of the step it was at may be left: `podman system prune --external` removes those, when nothing else builds.",
  buildah:
    " A container of the step it was at may be left: `buildah rm --all` removes those, when nothing else builds.",
};

async function push(
  program: BuilderName,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<boolean> {
  const afterInterruption =
    "The push was stopped. The same command goes on: built layers are kept here, and pushed ones there.";
  const options = { afterInterruption, ...(environment ? { environment } : {}) };
  return (await runVisibly(program, args, options)) === 0;
}

async function answerOf(program: BuilderName, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(program, args);
  if (code === 0) return stdout;
  throw new CommandError(`\`${program} ${args.slice(0, 2).join(" ")}\` failed`, { hint: stderr });
}

async function quietly(program: BuilderName, args: readonly string[]): Promise<void> {
  await answerOf(program, args);
}
