import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const POLL_MILLISECONDS = 100;

/** Reads a file line by line while somebody else writes it, until {@link Following.finish}. */
export function followLines(file: string, onLine: (line: string) => void): Following {
  const descriptor = openSync(file, "r");
  const decoder = new StringDecoder("utf8");
  const chunk = Buffer.alloc(64 * 1024);
  let rest = "";

  const readOn = () => {
    for (;;) {
      const length = readSync(descriptor, chunk, 0, chunk.length, null);
      if (length === 0) return;
      const lines = (rest + decoder.write(chunk.subarray(0, length))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    }
  };
  const timer = setInterval(readOn, POLL_MILLISECONDS);
  return {
    finish() {
      clearInterval(timer);
      readOn();
      if (rest !== "") onLine(rest);
      closeSync(descriptor);
    },
  };
}

export interface Following {
  /** Reads what is left and stops. */
  finish(): void;
}
