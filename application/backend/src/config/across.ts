import { z } from "zod";

/** Says of a variable what is wrong with it. */
export type Report = (name: string, message: string) => void;

/**
 * What one variable alone cannot say. Such a check runs whatever else is wrong (`when`), so that all
 * problems are reported together; what is wrong by itself it finds as it was given.
 */
export function across<Values>(check: (values: Partial<Values>, report: Report) => void) {
  const made = z.check<Partial<Values>>(({ value, issues }) =>
    check(value, (name, message) =>
      issues.push({ code: "custom", input: value, path: [name], message }),
    ),
  );
  made._zod.def.when = () => true;
  return made;
}
