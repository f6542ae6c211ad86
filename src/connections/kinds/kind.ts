import type { ConnectionConfig } from "../config";
import type { AttributeOf, HandoverPart } from "../handover";
import { type ConnectedWorkload, type Named, own } from "../input";
import type { Address } from "./address";

/** A kind of thing that workloads connect to. Whatever treats kinds alike goes through their list. */
export interface ConnectableKind<Field extends string, Config, Made extends boolean> {
  /** The field of the environment that declares it by key: `databases`. */
  readonly field: Field;
  /** What one is called in the middle of a sentence: `database`. */
  readonly noun: string;
  /** Whether the environment's stack makes it; its construct then has the `attributes` handed over. */
  readonly made: Made;
  /**
   * Name of the security group that the one with this key stands in.
   * @default none: it stands outside the VPC
   */
  readonly groupOf?: (name: string) => string;
  /** The one with this key, if it is declared. */
  readonly find: (
    environment: Readonly<Record<Field, Named<Config>>>,
    name: string,
  ) => Connectable | undefined;
}

/** What a connection needs to know of the thing it leads to. */
export interface Connectable {
  /** Where it listens; without one nothing is opened. */
  readonly address: Address | undefined;
  /** Whether it has an owner, for whom a task may ask by `user`. */
  readonly hasOwner: boolean;
  /** Whether it has a secret, whose value may be asked for by `inject`. */
  readonly hasSecret: boolean;
  /**
   * Read replicas that it has, for whom a workload may ask by `reads`.
   * @default it is nothing that has any
   */
  readonly replicas?: number;
  /** What a workload is given. All names of variables start with `prefix`. */
  readonly handover: (connection: ConnectionConfig, prefix: string) => HandoverPart[];
  /**
   * Why this workload cannot connect, as the rest of a sentence: `is a task, where nothing listens`.
   * @default every workload can
   */
  readonly refuses?: (workload: Caller) => string | undefined;
}

export type Caller = Pick<ConnectedWorkload, "kind">;

/** One that is declared. */
export interface Declared<Config> {
  readonly name: string;
  readonly config: Config;
  /** What is known only once it is deployed, out of its construct's `attributes`. */
  readonly attribute: (attribute: string) => AttributeOf;
}

interface Definition<Field extends string, Config, Made extends boolean>
  extends Omit<ConnectableKind<Field, Config, Made>, "find"> {
  readonly connect: (declared: Declared<Config>) => Connectable;
}

export const connectableKind = <
  const Field extends string,
  Config extends object,
  const Made extends boolean,
>({
  connect,
  ...kind
}: Definition<Field, Config, Made>): ConnectableKind<Field, Config, Made> => ({
  ...kind,
  find: (environment, name) => {
    const config = own<Config>(environment[kind.field], name);
    if (config === undefined) return undefined;
    const target = `${kind.field}.${name}`;
    return connect({ name, config, attribute: (attribute) => ({ target, attribute }) });
  },
});
