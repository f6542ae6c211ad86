import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface WorkDirectoryProps {
  /** The folder of a synthesized stack: `cdktf.out/stacks/dev`. It is only read. */
  readonly stack: string;
  /** Where to copy it to. */
  readonly directory: string;
  /**
   * Keeps the state in the directory itself instead of in the stack's own backend.
   * @default false
   */
  readonly localState?: boolean;
}

/** Copies a stack to where Terraform may write: an initialized folder is bound to its backend. */
export async function createWorkDirectory(props: WorkDirectoryProps): Promise<string> {
  await mkdir(dirname(props.directory), { recursive: true });
  await cp(props.stack, props.directory, {
    recursive: true,
    filter: (path) => !/[\\/]\.terraform([\\/]|$)/.test(path),
  });
  if (props.localState) {
    const override = { terraform: { backend: { local: {} } } };
    await writeFile(join(props.directory, "backend_override.tf.json"), JSON.stringify(override));
  }
  return props.directory;
}
