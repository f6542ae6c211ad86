import type { Severity } from "../../findings/finding";

export type Area = "encryption" | "logging" | "protection" | "backup" | "transport";

/** How strong a value of a field protects: higher is better; undefined where the field does not say. */
export type Strength = (value: unknown) => number | undefined;

/** A field that protects something, in whichever type of resource has it, at any depth. */
export interface Protecting {
  readonly field: RegExp;
  /** @default every type */
  readonly types?: RegExp;
  readonly area: Area;
  /** What the field is for, as the rest of a sentence that begins with the field. */
  readonly means: string;
  readonly strength: Strength;
  /** @default "medium" */
  readonly severity?: Severity;
  /** Whether something new without it is worth a word. */
  readonly alsoNew?: boolean;
}
