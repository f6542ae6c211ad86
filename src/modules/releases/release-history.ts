import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { Construct } from "constructs";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";

/** The table's key: what a command that reads or writes a release gives. */
export const RELEASE_KEY = {
  /** The environment's name: one query reads all its releases, the newest first. */
  partition: "environment",
  /**
   * {@link releaseSortKey}. The image comes last, so that the releases of all images are in the
   * order they happened; those of one image are picked out while reading.
   */
  sort: "release",
} as const;

/**
 * `2026-01-31T09:30:00.000Z#api`: sorts by time.
 * @param releasedAt as `Date.toISOString` writes it
 */
export const releaseSortKey = (releasedAt: string, image: string): string =>
  `${releasedAt}#${image}`;

export type ReleaseHistoryProps = Omit<ModuleProps<unknown>, "config">;

/**
 * What was released where: digest, commit, who and outcome of every release of every environment.
 * The release pointers know only the present. Costs about 1 USD for a million releases, and nothing
 * while idle.
 */
export class ReleaseHistory extends Module<unknown> {
  readonly table: DynamodbTable;

  constructor(scope: Construct, id: string, props: ReleaseHistoryProps) {
    super(scope, id, { ...props, config: undefined });
    this.table = new DynamodbTable(this, "releases", {
      name: this.naming.releaseHistory(),
      billingMode: "PAY_PER_REQUEST",
      hashKey: RELEASE_KEY.partition,
      rangeKey: RELEASE_KEY.sort,
      attribute: [
        { name: RELEASE_KEY.partition, type: "S" },
        { name: RELEASE_KEY.sort, type: "S" },
      ],
      pointInTimeRecovery: { enabled: true },
      ...this.encryption(),
      deletionProtectionEnabled: this.refusesDeletion,
      lifecycle: { preventDestroy: this.refusesDeletion },
    });
  }

  private encryption() {
    const { kmsKeyArn } = this;
    return defined({
      serverSideEncryption: kmsKeyArn === undefined ? undefined : { enabled: true, kmsKeyArn },
    });
  }
}
