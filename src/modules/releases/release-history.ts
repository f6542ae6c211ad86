import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { Construct } from "constructs";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import { RELEASE_KEY } from "./release-key";

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
