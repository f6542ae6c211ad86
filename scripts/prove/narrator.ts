import { seconds } from "../terminal/duration";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { showTicker } from "../terminal/ticker";

const NAME_WIDTH = 14;

/** Tells a long run of several steps in two lines a step: what begins, then what came of it. */
export interface Narrator {
  /**
   * What the steps themselves have to say. What they say is going on (it ends in `…`) is shown for as long as it does; the
   * rest is what somebody reads who does one of these steps alone.
   */
  readonly say: (line: string) => void;
  begin(name: string, about: string): void;
  /** @param result one line: `10 resources` */
  end(result: string, took: number): void;
  /** Takes what moves off the screen. */
  stop(): void;
}

export function narrator(): Narrator {
  const paint = styleFor(process.stderr);
  let stop = () => {};
  const tick = (doing: string | undefined) => {
    stop();
    stop = doing === undefined ? () => {} : showTicker(doing);
  };
  return {
    say: (line) => tick(line.endsWith("…") ? line : undefined),
    begin(name, about) {
      tick(undefined);
      const gap = name.length < NAME_WIDTH ? "" : `\n  ${" ".repeat(NAME_WIDTH)}`;
      say(`  ${paint("bold", name.padEnd(NAME_WIDTH))}${gap}${about}`);
      tick("Looking at what is there …");
    },
    end(result, took) {
      tick(undefined);
      say(`  ${" ".repeat(NAME_WIDTH)}${paint("green", "✓")} ${result}, ${seconds(took)}`);
    },
    stop: () => tick(undefined),
  };
}
