import { CommandError, exitCodes } from "../../lib/errors.mjs";

interface Terminal {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
}

/** Refuses to draw where nobody can see it, or where the cursor cannot be moved. */
export function requireTerminal({ stdin, stdout, environment }: Terminal): void {
  const why =
    stdout.isTTY !== true
      ? "stdout is none"
      : stdin.isTTY !== true
        ? "stdin is none, so that no key could be read"
        : environment.TERM === "dumb"
          ? "TERM=dumb cannot be drawn on"
          : undefined;
  if (why === undefined) return;
  throw new CommandError(`live-status needs a terminal: ${why}`, {
    hint:
      "`devops-platform status <environment>` (with --json for programs) shows an environment once, and\n" +
      "`devops-platform monitor-ecs <environment> <service>` follows a service line by line, also in a pipe.",
    exitCode: exitCodes.usage,
  });
}
