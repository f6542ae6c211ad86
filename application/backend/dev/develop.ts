import { join } from "node:path";
import { type LocalDatabase, localDatabase } from "./local-database";
import { onChange } from "./on-change";
import { Api, runToEnd } from "./programs";
import { say } from "./say";
import { seed } from "./seed";
import { Stop } from "./stop";
import { variablesFor } from "./variables";

export interface DevelopProps {
  /** The folder of this package. */
  readonly root: string;
  /** Builds the programs into a folder. */
  readonly bundle: (folder: string) => Promise<void>;
  /** Migrate the database of `DATABASE_URL`. One of our own is migrated always. */
  readonly migrate?: boolean;
  /** Put the made-up users into the database of `DATABASE_URL`. One of our own gets them always. */
  readonly seed?: boolean;
}

/**
 * Runs until it is interrupted or cannot go on, and leaves no process behind either way. With
 * `DATABASE_URL` it starts no database of its own, and changes nothing in that one unasked.
 *
 * @returns the exit code
 */
export async function develop(props: DevelopProps): Promise<number> {
  // Before anything is started: whatever is, it is also stopped.
  const stop = new Stop();
  try {
    await run(props, stop);
    return 0;
  } catch (error) {
    if (stop.wasAsked) return 0;
    const cause = stop.signal.aborted ? stop.signal.reason : error;
    say(cause instanceof Error ? cause.message : String(cause));
    return 1;
  } finally {
    await stop.everything();
  }
}

async function run(props: DevelopProps, stop: Stop): Promise<void> {
  const { root, bundle } = props;
  const database = process.env.DATABASE_URL ? undefined : await ownDatabase(root, stop);
  const { migration, server } = variablesFor(database);
  const built = join(root, "dist");
  const api = new Api(root, join(built, "server.mjs"), server);

  const prepare = async () => {
    stop.signal.throwIfAborted();
    await bundle(built);
    if (!database && !props.migrate) return;
    await runToEnd(join(built, "migrate.mjs"), ["up"], migration, stop.signal);
  };
  await prepare();
  if (database || props.seed) await seed(migration);
  stop.signal.throwIfAborted();
  stop.later(() => api.stop());
  api.start();
  say(`http://${server.HOST}:${server.PORT}/docs`);

  const changes = onChange([join(root, "src"), join(root, "db")], async () => {
    say("changed: building again");
    try {
      await prepare();
      await api.stop();
      api.start();
    } catch (error) {
      if (!stop.signal.aborted) say(`not restarted: ${(error as Error).message}`);
    }
  });
  stop.later(() => changes.close());
  await stop.asked;
}

async function ownDatabase(root: string, stop: Stop): Promise<LocalDatabase> {
  const database = await localDatabase(root, (log) =>
    stop.because(new Error(`PostgreSQL ended by itself:\n${log}`)),
  );
  stop.later(() => database.stop());
  return database;
}
