/** Tells the person who waits something, on stderr: stdout is for data. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
