import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { CommandError, exitCodes } from "../../../scripts/lib/errors.mjs";

const execute = promisify(execFile);

/** What builds, keeps and runs the image here, by the package that has it in Debian and Ubuntu. */
const programs = {
  buildah: "buildah",
  skopeo: "skopeo",
  "docker-registry": "docker-registry",
  runc: "runc",
  "tini-static": "tini",
} as const;

/** Says what this machine lacks to build and run an image. */
export function requirePrograms(): void {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    throw missing(
      "Linux and root are needed to build and run the image",
      "Run it as root on Linux",
    );
  }
  const found = (name: string) => !spawnSync(name, ["--version"], { stdio: "ignore" }).error;
  const lacking = Object.entries(programs).filter(([name]) => !found(name));
  if (lacking.length === 0) return;
  const names = lacking.map(([name]) => name).join(", ");
  const packages = lacking.map(([, name]) => name).join(" ");
  throw missing(`${names} not found`, `On Debian and Ubuntu: apt-get install ${packages}`);
}

const missing = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.program });

/** @returns stdout; what fails is said with the last lines of both streams */
export async function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return (await execute(program, args, options)).stdout.trim();
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-30).join("\n");
    throw new Error(`${program} ${args.slice(0, 6).join(" ")} … failed:\n${said}`);
  }
}
