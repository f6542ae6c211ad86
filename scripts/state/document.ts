import { CommandError, exitCodes } from "../lib/errors.mjs";

/** What is read of a state. Source: Terraform's state format 4, which it keeps since 0.12. */
export interface StateDocument {
  readonly version: number;
  readonly terraform_version: string;
  readonly serial: number;
  readonly lineage: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly resources: readonly StateResource[];
}

export interface StateResource {
  readonly module?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly instances: readonly StateInstance[];
}

export interface StateInstance {
  /** Of `count` or `for_each`. */
  readonly index_key?: string | number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Which state, and which writing of it. */
export interface StateMark {
  readonly lineage: string;
  readonly serial: number;
}

export const markOf = ({ lineage, serial }: StateMark): StateMark => ({ lineage, serial });

export class NotAState extends CommandError {
  constructor(where: string) {
    super(`${where} is not a state of Terraform`, {
      hint:
        "`devops-platform state versions <environment>` shows what was there before, and " +
        "`devops-platform state restore <environment> <version-id>` goes back to it.",
      exitCode: exitCodes.aws,
    });
  }
}

/** @param where it was found, for the error: `s3://bucket/key`, a file */
export function parseState(text: string, where: string): StateDocument {
  try {
    const { lineage, serial, resources = [], ...rest } = JSON.parse(text) as StateDocument;
    if (typeof lineage === "string" && Number.isInteger(serial) && Array.isArray(resources))
      return { ...rest, lineage, serial, resources };
  } catch {
    // It is no JSON: the error below says the same to a person.
  }
  throw new NotAState(where);
}

/** A managed resource with its address, one for each of its instances. */
export interface StateEntry {
  readonly address: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Everything that a state manages, by address. */
export function entriesOf({ resources }: StateDocument): StateEntry[] {
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) =>
      resource.instances.map(({ index_key, attributes = {} }) => ({
        address: addressOf(resource, index_key),
        type: resource.type,
        attributes,
      })),
    )
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}

function addressOf({ module, type, name }: StateResource, index: string | number | undefined) {
  const prefix = module === undefined ? "" : `${module}.`;
  return `${prefix}${type}.${name}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;
}
