const DIGITS = 12;

/** A digest as people compare it: `sha256:0123456789ab`. */
export const short = (digest: string): string => digest.slice(0, "sha256:".length + DIGITS);
