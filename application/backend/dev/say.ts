// A terminal that was closed takes no more text, which must not keep us from stopping what we started.
process.stderr.on("error", () => {});

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
