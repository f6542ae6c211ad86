import { isValues } from "./values";

/** Whether a mark of Terraform's (`true`, or the shape of the value) covers anything at a path or below. */
export function isMarked(mark: unknown, path: readonly (string | number)[]): boolean {
  if (mark === true) return true;
  const [step, ...rest] = path;
  if (step === undefined) return anyMark(mark);
  if (Array.isArray(mark)) {
    return typeof step === "number"
      ? isMarked(mark[step], rest)
      : mark.some((one) => isMarked(one, path));
  }
  return isValues(mark) && isMarked(mark[step], rest);
}

function anyMark(mark: unknown): boolean {
  if (mark === true) return true;
  if (typeof mark !== "object" || mark === null) return false;
  return Object.values(mark).some(anyMark);
}
