import { chmod, cp, mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "./programs";
import type { Storage } from "./storage";

/** Bases as the Dockerfile wants them, made of this machine's Node: none has to be downloaded. */
export const bases = {
  runtime: "localhost/runtime-base:latest",
  build: "localhost/build-base:latest",
  /** Of another architecture. Its Node is a header: images can be built on it, and not run. */
  arm64: "localhost/runtime-base-arm64:latest",
} as const;

const path = "PATH=/usr/local/bin:/usr/bin:/bin";
const authorities = "/etc/ssl/certs/ca-certificates.crt";

export async function makeBases(storage: Storage, folder: string): Promise<void> {
  const [runtime, build, arm64] = [
    join(folder, "runtime"),
    join(folder, "build"),
    join(folder, "arm64"),
  ];
  await skeleton(runtime);
  await program(runtime, process.execPath, "usr/local/bin/node");
  await program(runtime, "/bin/sh", "usr/bin/sh");
  await storage.imageOf(runtime, bases.runtime, { config: ["--env", path] });

  await npm(build);
  const trust = ["--env", `NODE_EXTRA_CA_CERTS=${authorities}`];
  await storage.imageOf(build, bases.build, { from: bases.runtime, config: trust });

  await skeleton(arm64);
  await writeFile(join(arm64, "usr/local/bin/node"), elfHeader(183));
  await storage.imageOf(arm64, bases.arm64, { config: ["--env", path, "--arch", "arm64"] });
}

/** The folders and users of Debian's. */
async function skeleton(root: string): Promise<void> {
  for (const folder of ["etc", "usr/local/bin", "tmp"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await chmod(join(root, "tmp"), 0o1777);
  for (const folder of ["bin", "lib", "lib64"]) {
    await mkdir(join(root, "usr", folder), { recursive: true });
    await symlink(`usr/${folder}`, join(root, folder));
  }
  const users = ["root:x:0:0:root:/root:/bin/sh", "node:x:1000:1000::/home/node:/bin/sh", ""];
  await writeFile(join(root, "etc/passwd"), users.join("\n"));
  await writeFile(join(root, "etc/group"), "root:x:0:\nnode:x:1000:\n");
}

/** Copies a program and the libraries that the loader says it needs. */
async function program(root: string, file: string, to: string): Promise<void> {
  await cp(await realpath(file), join(root, to));
  const libraries = (await run("ldd", [file])).match(/\/\S+/g) ?? [];
  for (const library of libraries) {
    await mkdir(join(root, dirname(library)), { recursive: true });
    await cp(await realpath(library), join(root, library));
  }
}

/** What `npm ci` needs besides: npm, the program of its `#!` line, whom to trust. */
async function npm(root: string): Promise<void> {
  const modules = join(root, "usr/local/lib/node_modules");
  await mkdir(modules, { recursive: true });
  await mkdir(join(root, "usr/local/bin"), { recursive: true });
  await cp(join(await run("npm", ["root", "--global"]), "npm"), join(modules, "npm"), {
    recursive: true,
    dereference: true,
  });
  await symlink("../lib/node_modules/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm"));
  await mkdir(join(root, "usr/bin"), { recursive: true });
  await cp(await realpath("/usr/bin/env"), join(root, "usr/bin/env"));
  const bundle = process.env.NODE_EXTRA_CA_CERTS ?? process.env.SSL_CERT_FILE ?? authorities;
  await mkdir(join(root, dirname(authorities)), { recursive: true });
  await cp(await realpath(bundle), join(root, authorities));
}

function elfHeader(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write("\x7fELF", "latin1");
  header.writeUInt16LE(machine, 18);
  return header;
}

/** What images call this machine's architecture. */
export const hostArchitecture = process.arch === "x64" ? "amd64" : process.arch;
