import { causeOf } from "../aws/errors";
import type { Failure } from "../terraform/failure";

interface Advice {
  readonly pattern: RegExp;
  readonly todo: string;
}

/** By what AWS said; the first that fits. */
const ADVICE: readonly Advice[] = [
  {
    pattern: /DependencyViolation|has dependencies|is in use|ResourceInUse/i,
    todo: "Something that Terraform does not manage still uses it: a network interface, an instance, a rule in another security group. Find it in the console, delete it, and destroy again.",
  },
  {
    pattern: /BucketNotEmpty/i,
    todo: "Something still writes to the bucket. Stop it, and destroy again: the bucket is emptied before each attempt.",
  },
  {
    pattern: /RepositoryNotEmpty/i,
    todo: "The repository has images. Add --empty-registries if they may go.",
  },
  {
    pattern: /DeletionProtection|deletion protection|OperationNotPermitted/i,
    todo: "Somebody switched deletion protection on. Switch it off where it was switched on, and destroy again.",
  },
];

/** What to do about something that resists; nothing where AWS's own words are all there is. */
export function todoAbout({ code = "", tried, said }: Failure): { todo?: string } {
  const words = `${code} ${tried} ${said}`;
  const todo = ADVICE.find(({ pattern }) => pattern.test(words))?.todo ?? causeOf(words)?.hint;
  return todo === undefined ? {} : { todo };
}
