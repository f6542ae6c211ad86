import { STATEFUL_TYPES } from "./stateful-types";

/** Arguments whose change would replace something stateful; none for everything else. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a stack is made of, by address. */
export type Resources = ReadonlyMap<string, Arguments>;

export interface StackResources {
  readonly resources: Resources;
  /** `moved` blocks: the new address of what had another one. */
  readonly moved: ReadonlyMap<string, string>;
}

type Block = Readonly<Record<string, unknown>>;

/** The parts of a synthesized stack (`cdk.tf.json`) that are read here. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly module?: Readonly<Record<string, Block>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly terraform?: { readonly backend?: { readonly s3?: Block } };
}

/** Lists what a synthesized stack makes and where it keeps its state. */
export function resourcesOf(json: StackJson): StackResources {
  const backend = json.terraform?.backend?.s3;
  const found: [string, Arguments][] = [
    ...(backend ? [entry("state", "s3", backend)] : []),
    ...Object.entries(json.module ?? {}).map(([name, block]) => entry("module", name, block)),
    ...Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => entry(type, name, block)),
    ),
  ];
  return {
    resources: new Map(found),
    moved: new Map((json.moved ?? []).map(({ from, to }) => [from, to])),
  };
}

/** `aws_vpc` of `aws_vpc.main`. */
export const typeOf = (address: string): string => address.split(".", 1)[0] ?? address;

function entry(type: string, name: string, block: Block): [string, Arguments] {
  const given = (STATEFUL_TYPES[type]?.replacedBy ?? []).filter((key) => block[key] !== undefined);
  return [`${type}.${name}`, Object.fromEntries(given.map((key) => [key, block[key]]))];
}
