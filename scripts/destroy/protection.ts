import type { Configuration } from "../stacks/stack";
import type { StateEntry } from "../state/document";

/** Something that refuses to be destroyed. */
export interface Protection {
  readonly address: string;
  readonly why: string;
  /** Whether the next deploy lifts it, because the configuration no longer asks for it. */
  readonly lifted: boolean;
}

/** The arguments by which AWS refuses a deletion. */
const ARGUMENTS = [
  "deletion_protection",
  "deletion_protection_enabled",
  "enable_deletion_protection",
];

/** What is protected: by the configuration, which no plan gets past, or in AWS as the state knows it. */
export function protectionsOf(
  configuration: Configuration,
  entries: readonly StateEntry[],
): Protection[] {
  return entries.flatMap((entry): Protection[] => {
    const { address } = entry;
    const configured = argumentsOf(configuration, address);
    if (configured?.lifecycle?.prevent_destroy) {
      return [{ address, why: "the configuration has prevent_destroy", lifted: false }];
    }
    const argument = ARGUMENTS.find((name) => entry.attributes[name] === true);
    if (!argument) return [];
    const why = `${argument.replaceAll("_", " ").replace(/^enable | enabled$/, "")} is on in AWS`;
    return [{ address, why, lifted: configured?.[argument] !== true }];
  });
}

function argumentsOf({ resource }: Configuration, address: string) {
  const [type = "", name = ""] = address.replace(/\[.*$/, "").split(".");
  return resource?.[type]?.[name];
}
