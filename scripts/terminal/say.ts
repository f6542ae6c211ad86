/** Writes something while what moves is off the screen. */
type Above = (write: () => void) => void;

let above: Above | undefined;

/** Tells the person who waits something, on stderr: stdout is for data. */
export const say = (line: string): void => {
  const write = () => process.stderr.write(`${line}\n`);
  if (above) above(write);
  else write();
};

/** While something moves at the end of the screen, what is said goes above it. */
export function sayAbove(how: Above): { end(): void } {
  above = how;
  return {
    end() {
      if (above === how) above = undefined;
    },
  };
}
