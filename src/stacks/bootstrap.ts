import type { Construct } from "constructs";
import type { Platform } from "../envs/platform-schema";
import { LockTable } from "../modules/state/lock-table";
import { StateBucket } from "../modules/state/state-bucket";
import { StateKey } from "../modules/state/state-key";
import { createNaming } from "../naming";
import { PlatformStack } from "./platform-stack";
import type { StateHome } from "./state-homes";

export interface BootstrapStackProps {
  readonly platform: Platform;
  readonly home: StateHome;
}

/** What keeps the state of every stack of one account and region, its own included. */
export class BootstrapStack extends PlatformStack {
  constructor(scope: Construct, { platform, home }: BootstrapStackProps) {
    const { accountId, region, stackName } = home;
    const place = { platform: platform.name, environment: "shared", accountId, region };
    super(scope, stackName, { platform, naming: createNaming(place), part: "bootstrap" });

    const common = { naming: this.naming, lifecycle: "durable", config: platform.state } as const;
    const { key } = new StateKey(this, "state-key", common);
    const encrypted = { ...common, kmsKeyArn: key.arn };
    const { bucket } = new StateBucket(this, "state", encrypted);
    const { table } = new LockTable(this, "locks", encrypted);

    this.output("state_bucket", bucket.bucket, "Bucket that keeps the state of every stack here.");
    this.output("lock_table", table.name, "Table that keeps two runs apart.");
    this.output("state_key_arn", key.arn, "Key that encrypts both.");
  }
}
