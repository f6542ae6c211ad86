import { tidyAtExit } from "../../lib/signals.mjs";

/** xterm's private modes: another screen, no cursor, no new line where a character is too wide. */
const ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
const LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";

interface Terminal {
  readonly stdin: Pick<NodeJS.ReadStream, "setRawMode" | "isRaw">;
  readonly stdout: Pick<NodeJS.WriteStream, "write">;
}

/**
 * Does something on a screen of its own and leaves the terminal as it was, however it ends short of a SIGKILL: by itself, by
 * a signal, by an exception that nobody caught. What is written to stderr meanwhile, by Node or a library, is kept back
 * until then, since it would stand across the screen.
 */
export async function onAlternateScreen<T>(
  { stdin, stdout }: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  const said = holdBack(process.stderr);
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    stdin.setRawMode(false);
    stdout.write(LEAVE);
    said.release();
  };
  const stopTidying = tidyAtExit(leave);
  // Before Node prints what nobody caught: on the other screen it would be gone with it.
  process.once("uncaughtExceptionMonitor", leave);
  stdout.write(ENTER);
  try {
    return await work();
  } finally {
    process.off("uncaughtExceptionMonitor", leave);
    stopTidying();
    leave();
  }
}

function holdBack(stream: NodeJS.WriteStream): { release(): void } {
  const held: (string | Uint8Array)[] = [];
  const write = stream.write;
  stream.write = (text: string | Uint8Array) => held.push(text) > 0;
  return {
    release() {
      stream.write = write;
      for (const text of held) stream.write(text);
    },
  };
}
