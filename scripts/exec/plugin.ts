import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";

export const PLUGIN = "session-manager-plugin";

/** Session Manager's own program: it carries what is typed and shown, and forwards ports. */
export interface Plugin {
  readonly version: string;
  /** Whether it takes a session's token from a variable, where no list of processes shows it. */
  readonly takesVariable: boolean;
}

/** The last that did not. Source: aws-cli, `awscli/customizations/sessionmanager.py`. */
const WITHOUT_VARIABLE = [1, 2, 497, 0];

/** Finds it, before anything is started that would wait for it. @throws where it is not installed, with how it is */
export async function findPlugin(): Promise<Plugin> {
  const { code, stdout } = await runToEnd(PLUGIN, ["--version"]).catch(() => {
    throw missing();
  });
  if (code !== 0) throw missing();
  return { version: stdout, takesVariable: isNewer(stdout, WITHOUT_VARIABLE) };
}

function isNewer(version: string, than: readonly number[]): boolean {
  if (!/^\d+(\.\d+){0,3}$/.test(version)) return false;
  const parts = version.split(".").map(Number);
  for (const [index, other] of than.entries()) {
    const own = parts[index] ?? 0;
    if (own !== other) return own > other;
  }
  return false;
}

const DOWNLOADS = "https://s3.amazonaws.com/session-manager-downloads/plugin/latest";

/** Source: Systems Manager User Guide, "Install the Session Manager plugin for the AWS CLI". */
function installation(platform: NodeJS.Platform, architecture: string): string[] {
  const arm = architecture === "arm64";
  if (platform === "darwin")
    return [
      `curl "${DOWNLOADS}/mac${arm ? "_arm64" : ""}/session-manager-plugin.pkg" -o session-manager-plugin.pkg`,
      "sudo installer -pkg session-manager-plugin.pkg -target /",
      "sudo ln -s /usr/local/sessionmanagerplugin/bin/session-manager-plugin /usr/local/bin/session-manager-plugin",
    ];
  if (platform === "win32") return [`${DOWNLOADS}/windows/SessionManagerPluginSetup.exe`];
  const [deb, rpm] = arm ? ["ubuntu_arm64", "linux_arm64"] : ["ubuntu_64bit", "linux_64bit"];
  return [
    "Debian and Ubuntu:",
    `  curl "${DOWNLOADS}/${deb}/session-manager-plugin.deb" -o session-manager-plugin.deb`,
    "  sudo dpkg -i session-manager-plugin.deb",
    "Amazon Linux, RHEL and Fedora:",
    `  sudo dnf install -y ${DOWNLOADS}/${rpm}/session-manager-plugin.rpm`,
  ];
}

const missing = () =>
  new CommandError(`${PLUGIN} is needed for sessions, and is not on the PATH`, {
    hint: ["Install it:", ...installation(process.platform, process.arch)].join("\n"),
    exitCode: exitCodes.program,
  });
