const SAFE = /^[\w@%+=:,./-]+$/;

/** Words as the one line that ECS Exec takes; its agent splits it as a POSIX shell would, and expands nothing. */
export const shellWords = (words: readonly string[]): string =>
  words.map((word) => (SAFE.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
