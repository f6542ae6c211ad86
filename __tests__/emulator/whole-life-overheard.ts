import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { terraformProgram } from "../../scripts/launch/terraform.mjs";

/**
 * Writes a Terraform that is the real one and keeps a copy of what it is called with and of all it says, in the
 * folder that {@link overheardIn} names.
 */
export async function overhearingTerraform(folder: string): Promise<string> {
  const real = execFileSync("which", [terraformProgram()], { encoding: "utf8" }).trim();
  await mkdir(folder, { recursive: true });
  const program = join(folder, "terraform");
  await writeFile(program, script(real), { mode: 0o755 });
  return program;
}

/** What to add to the environment of one environment's commands. */
export const overheardIn = (folder: string) => ({ OVERHEARD_IN: folder });

const script = (real: string) => `#!/bin/sh
[ -n "$OVERHEARD_IN" ] || exec "${real}" "$@"
mkdir -p "$OVERHEARD_IN"
heard=$(mktemp -d "$OVERHEARD_IN/XXXXXXXX")
echo "$*" > "$heard/arguments"
"${real}" "$@" > "$heard/stdout" 2> "$heard/stderr"
code=$?
cat "$heard/stdout"
cat "$heard/stderr" >&2
exit $code
`;
