import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { selectFirst, selectUser } from "../../application/backend/src/users/statements";
import { firstNumber, idPrefix, userCount } from "./database";
import { connections, type Shape } from "./shapes";

/**
 * The application's statements as pgbench sends them. It knows numbers alone, so it puts the id
 * together in the statement.
 */
const scripts: Readonly<Partial<Record<Shape, string>>> = {
  read: `\\set number random(${firstNumber}, ${firstNumber + userCount - 1})
${selectUser("").text.replace("$1", `('${idPrefix}' || :number)::uuid`)};\n`,
  list: `\\set size 21\n${selectFirst(0).text.replace("$1", ":size")};\n`,
};

/**
 * Statements a second that this database answers with as many connections and no service between;
 * undefined where pgbench is not installed, or for a shape that is not one statement.
 */
export function pgbench(port: number, shape: Shape, seconds: number): number | undefined {
  const script = scripts[shape];
  if (script === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "bench-pgbench-"));
  const file = join(folder, "script.sql");
  try {
    writeFileSync(file, script);
    const { stdout, stderr, error, status } = spawnSync(
      "pgbench",
      [
        ...["--no-vacuum", "--protocol=prepared", `--file=${file}`],
        ...[`--client=${connections}`, "--jobs=1", `--time=${seconds}`],
        ...["--host=127.0.0.1", `--port=${port}`, "--username=application", "postgres"],
      ],
      { encoding: "utf8", env: { ...process.env, PGPASSWORD: "bench" } },
    );
    if (error && "code" in error && error.code === "ENOENT") return undefined;
    const found = /^tps = ([\d.]+)/m.exec(stdout);
    if (status !== 0 || !found) throw new Error(`pgbench failed with ${status}:\n${stderr}`);
    return Number(found[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
