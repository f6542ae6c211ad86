import { CommandError } from "../../lib/errors.mjs";

/**
 * Does something that may take too long, never twice at a time: when somebody gave up waiting, whoever asks next waits
 * for the same. What it does must end by itself, as requests with a timeout do.
 */
export class Deadline<T> {
  private underWay: Promise<T> | undefined;

  constructor(
    private readonly work: () => Promise<T>,
    private readonly seconds: number,
  ) {}

  /** What the work gives. @throws what it throws, or once it took too long */
  async answer(): Promise<T> {
    this.underWay ??= this.work().finally(() => {
      this.underWay = undefined;
    });
    return within(this.seconds, this.underWay);
  }
}

/** What somebody promised, or an error once it took too long. */
async function within<T>(seconds: number, promised: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CommandError(`AWS did not answer for ${seconds} s`)),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}
