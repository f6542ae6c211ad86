/** Who wrote a version of a state; kept as the tags of its object. */
export interface Signature {
  /** ARN of the user or of the role's session. */
  readonly who: string;
  readonly machine: string;
  /** `deploy dev`. */
  readonly command: string;
  /** Of the configuration, with `+changes` where the checkout had some; empty outside of git. */
  readonly commit: string;
}

const NAMES = { who: "Who", machine: "Machine", command: "Command", commit: "Commit" } as const;
const LONGEST_VALUE = 256;

interface Tag {
  readonly Key: string | undefined;
  readonly Value: string | undefined;
}

/** Source of what a tag may hold: Amazon S3 User Guide, "Categorizing your objects using tags". */
export function tagsOf(signature: Signature) {
  return (Object.keys(NAMES) as (keyof Signature)[])
    .filter((field) => signature[field] !== "")
    .map((field) => ({
      Key: NAMES[field],
      Value: signature[field].replace(/[^\p{L}\p{Z}\p{N}_.:/=+@-]/gu, "_").slice(0, LONGEST_VALUE),
    }));
}

/** The signature in an object's tags; undefined for what plain Terraform wrote. */
export function signatureIn(tags: readonly Tag[]): Signature | undefined {
  const value = (name: string) => tags.find(({ Key }) => Key === name)?.Value ?? "";
  const who = value(NAMES.who);
  if (who === "") return undefined;
  return {
    who,
    machine: value(NAMES.machine),
    command: value(NAMES.command),
    commit: value(NAMES.commit),
  };
}
