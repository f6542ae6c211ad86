import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { type Builder, type BuilderName, builderNames } from "./builder";
import { builders } from "./builders";

/** What must answer before a program can build: a client alone is not enough. */
const questions: Readonly<Record<BuilderName, readonly (readonly string[])[]>> = {
  docker: [
    ["version", "--format", "{{.Server.Version}}"],
    ["buildx", "version"],
  ],
  podman: [["info", "--format", "{{.Version.Version}}"]],
  buildah: [["version"]],
};

/** The builder that was asked for, or the first that works here. @throws where there is none, with why */
export async function findBuilder(asked: BuilderName | undefined): Promise<Builder> {
  const reasons: string[] = [];
  for (const name of asked === undefined ? builderNames : [asked]) {
    const reason = await whyNot(name);
    if (reason === undefined) return builders[name];
    reasons.push(`${name}: ${reason}`);
  }
  throw new CommandError(
    asked === undefined
      ? "docker, podman or buildah is needed to build images, and none works here"
      : `${asked} does not work here`,
    {
      hint: [
        ...reasons,
        "Docker: https://docs.docker.com/get-docker/ · Podman: https://podman.io/docs/installation",
        "buildah, for Linux and CI: https://buildah.io (on Debian and Ubuntu `apt-get install buildah`)",
      ].join("\n"),
      exitCode: exitCodes.program,
    },
  );
}

async function whyNot(name: BuilderName): Promise<string | undefined> {
  for (const question of questions[name]) {
    try {
      const { code, stderr } = await runToEnd(name, question);
      if (code !== 0) return stderr.split("\n")[0] || `\`${name} ${question[0]}\` fails`;
    } catch {
      return "is not installed";
    }
  }
  return undefined;
}
