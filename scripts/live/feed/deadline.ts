import { CommandError } from "../../lib/errors.mjs";

/** What somebody promised, or an error once it took too long: a network that swallows packets never answers at all. */
export async function within<T>(seconds: number, promised: Promise<T>): Promise<T> {
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
