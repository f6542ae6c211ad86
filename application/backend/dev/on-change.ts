import { watch } from "node:fs";

/** Editors write a file several times at once; and of changes while it works it does the last. */
export function onChange(folders: readonly string[], act: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let acting: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      acting = acting.then(act);
    }, 200);
  };
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, changed));
  return {
    /** Returns when the last of it is done. */
    close: async () => {
      for (const watcher of watchers) watcher.close();
      clearTimeout(timer);
      await acting;
    },
  };
}
