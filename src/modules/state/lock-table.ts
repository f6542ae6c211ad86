import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { Construct } from "constructs";
import { Module, type ModuleProps } from "../../module";
import type { StateConfig } from "./config";

export interface LockTableProps extends ModuleProps<StateConfig> {
  readonly kmsKeyArn: string;
}

/**
 * Locks a state while a run changes it, and holds the digest of its last version. It is made with
 * `locking: "s3"` too: idle it costs nothing, and changing over needs no destroy that its
 * protection would refuse.
 */
export class LockTable extends Module<StateConfig, LockTableProps> {
  readonly table: DynamodbTable;

  constructor(scope: Construct, id: string, props: LockTableProps) {
    super(scope, id, props);
    this.table = new DynamodbTable(this, "Table", {
      name: this.naming.lockTable(),
      billingMode: "PAY_PER_REQUEST",
      // Terraform's S3 backend asks for exactly this key.
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: props.kmsKeyArn },
      deletionProtectionEnabled: this.refusesDeletion,
      lifecycle: { preventDestroy: this.refusesDeletion },
    });
  }
}
