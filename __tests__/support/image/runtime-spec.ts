import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ImageConfig } from "./inspect";
import { run } from "./programs";
import type { Task } from "./task";

export interface SpecProps {
  readonly rootfs: string;
  readonly image: ImageConfig;
  readonly task: Task;
  readonly variables: Readonly<Record<string, string>>;
}

/** Where Docker puts the init too. */
const init = "/sbin/docker-init";

/**
 * The OCI runtime's configuration for a task's container: what Docker and containerd write for runc
 * from the same two sources. Unlike on ECS it shares the machine's network, and has no limits of
 * memory and processors.
 */
export async function runtimeSpec({ rootfs, image, task, variables }: SpecProps) {
  const { Cmd, Entrypoint, Env, WorkingDir } = image.config;
  const command = [...(Entrypoint ?? []), ...(task.command ?? Cmd)];
  const [uid, gid] = task.user.split(":").map(Number);
  return {
    ociVersion: "1.0.2",
    process: {
      terminal: false,
      user: { uid, gid },
      args: task.init ? [init, "--", ...command] : command,
      env: [...Env, ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)],
      cwd: WorkingDir,
      capabilities: {},
      noNewPrivileges: true,
    },
    root: { path: rootfs, readonly: task.readOnly },
    hostname: "container",
    mounts: [
      { destination: "/proc", type: "proc", source: "proc" },
      { destination: "/dev", type: "tmpfs", source: "tmpfs", options: ["nosuid", "mode=755"] },
      bind("/etc/hosts", "/etc/hosts"),
      bind("/etc/resolv.conf", "/etc/resolv.conf"),
      ...(task.init ? [bind(await run("which", ["tini-static"]), init)] : []),
      ...(await Promise.all(task.writable.map((path) => emptyDirectory(rootfs, path)))),
    ],
    linux: { namespaces: ["pid", "ipc", "uts", "mount"].map((type) => ({ type })) },
  };
}

const bind = (source: string, destination: string) => ({
  ...{ destination, source, type: "bind" },
  options: ["bind", "ro"],
});

/** As a container runtime makes a volume: with the owner and mode of the image's directory. */
async function emptyDirectory(rootfs: string, destination: string) {
  const { mode, uid, gid } = await stat(join(rootfs, destination));
  const permissions = `mode=${(mode & 0o7777).toString(8)}`;
  const options = ["nosuid", "nodev", permissions, `uid=${uid}`, `gid=${gid}`];
  return { destination, type: "tmpfs", source: "tmpfs", options };
}
