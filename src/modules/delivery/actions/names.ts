import type { GivenName } from "../../../given-name";
import type { LimitedName, Naming } from "../../../naming";

/** What the resources of a grant are named by. */
export interface Names {
  /** Of the environment that is deployed. */
  readonly own: Naming;
  /** Of what all environments share: `shared`, in the account and region where the platform is at home. */
  readonly home: Naming;
  /**
   * Whether the environment's data is kept from whoever deploys it: its `lifecycle` is `durable`.
   * @default false
   */
  readonly durable?: boolean;
  /**
   * Names that the configuration prescribes, which no pattern of the environment's own covers.
   * `givenNames` (src/envs) knows all names; those that follow the pattern may stand among them.
   * @default none
   */
  readonly given?: readonly Pick<GivenName, "kind" | "name">[];
  /**
   * Ids of the hosted zones in which the environment has records ({@link zonesOf}).
   * @default none: it writes no records
   */
  readonly zones?: readonly string[];
}

/** The names of one kind that the configuration prescribes, beside the pattern of the environment's own. */
export const prescribed = ({ given = [], own }: Names, kind: LimitedName): string[] =>
  given
    .filter((one) => one.kind === kind)
    .map(({ name }) => name)
    .filter((name) => !isOwn(own, name));

/** A prescribed name, and what is named after it: `orders-replica-1`. */
export const namedAfter = (name: string): string[] => [name, `${name}-*`];

const isOwn = ({ prefix, platform, environment }: Naming, name: string): boolean =>
  name.startsWith(`${prefix}-`) || name.startsWith(`/${platform}/${environment}/`);
