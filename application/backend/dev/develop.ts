import { watch } from "node:fs";
import { join } from "node:path";
import { localDatabase } from "./local-database";
import { runToEnd, startServer } from "./programs";
import { seed } from "./seed";
import { variablesFor } from "./variables";

export interface DevelopProps {
  /** The folder of this package. */
  readonly root: string;
  /** Builds the programs into a folder. */
  readonly bundle: (folder: string) => Promise<void>;
}

/** Runs until it is interrupted. With `DATABASE_URL` it starts no database of its own. */
export async function develop({ root, bundle }: DevelopProps): Promise<void> {
  const built = join(root, "dist");
  const database = process.env.DATABASE_URL ? undefined : await localDatabase(root);
  const { migration, server } = variablesFor(database);

  const prepare = async () => {
    await bundle(built);
    await runToEnd(join(built, "migrate.mjs"), ["up"], migration);
  };
  await prepare();
  await seed(migration.DATABASE_URL ?? "");
  let running = startServer(join(built, "server.mjs"), server);
  say(`http://127.0.0.1:${server.PORT}/docs`);

  onChange([join(root, "src"), join(root, "db")], async () => {
    say("changed: building again");
    try {
      await prepare();
      await running.stop();
      running = startServer(join(built, "server.mjs"), server);
    } catch (error) {
      say(`not restarted: ${error instanceof Error ? error.message : String(error)}`);
    }
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await running.stop();
      await database?.stop();
      process.exit(0);
    });
  }
}

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Editors write a file several times at once; and of changes while it works it does the last. */
function onChange(folders: readonly string[], act: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let acting: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      acting = acting.then(act);
    }, 200);
  };
  for (const folder of folders) watch(folder, { recursive: true }, changed);
}
