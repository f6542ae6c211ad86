import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { outcomeOf, type Result } from "./outcome";

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sources = ["bin", "scripts", "src", "main.ts", "cdktf.json", "package.json", "tsconfig.json"];

/** A copy of this repository to break, with the installed packages of the original. */
export class Project {
  readonly root: string;

  constructor(options: { readonly bindings?: boolean } = {}) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), "project-")));
    const copied = options.bindings === false ? sources : [...sources, ".gen"];
    for (const name of copied.filter((name) => existsSync(join(repository, name)))) {
      cpSync(join(repository, name), join(this.root, name), { recursive: true });
    }
    symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** As it is before `npm ci`. */
  uninstall(): void {
    rmSync(join(this.root, "node_modules"));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** Changes a file by replacing the one place where `from` stands. */
  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} does not contain ${from}`);
    this.write(path, after);
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Every file under a folder with its content: what two runs are compared by. */
  tree(folder: string): Record<string, string> {
    const base = join(this.root, folder);
    const files = readdirSync(base, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(base, name)).isFile())
      .sort();
    return Object.fromEntries(
      files.map((name) => [relative(".", name), readFileSync(join(base, name), "utf8")]),
    );
  }

  /** Runs a program of the copy with Node. */
  start(argv: readonly string[], options: RunOptions = {}): Running {
    const child = spawn(process.execPath, argv, {
      cwd: join(this.root, options.cwd ?? "."),
      env: { ...neutralEnvironment(), ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { result: outcomeOf(child), kill: (signal) => child.kill(signal) };
  }

  run(argv: readonly string[], options: RunOptions = {}): Promise<Result> {
    return this.start(argv, options).result;
  }
}

/**
 * The caller's environment without what would change a program's output or exit code: these tests are a job of
 * GitHub's themselves there, and what that is about is not what a test is.
 */
function neutralEnvironment(): NodeJS.ProcessEnv {
  const steering =
    /^(CI$|CDKTF_|SYNTH_HCL_OUTPUT$|DEVOPS_PLATFORM_|TERRAFORM_BINARY_NAME$|GITHUB_|RUNNER_|ACTIONS_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !steering.test(name)));
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

interface Running {
  readonly result: Promise<Result>;
  readonly kill: (signal: NodeJS.Signals) => void;
}
