import type { Construct } from "constructs";
import { defined } from "../defined";
import type { Environment } from "../envs/environment";
import type { Platform } from "../envs/platform-schema";
import { Key } from "../modules/kms/key";
import { LockTable } from "../modules/state/lock-table";
import { StateBucket } from "../modules/state/state-bucket";
import { createNaming } from "../naming";
import { deliverFrom, isFirstAway } from "./delivered";
import { PlatformStack } from "./platform-stack";
import type { StateHome } from "./state-homes";

export interface BootstrapStackProps {
  readonly platform: Platform;
  readonly home: StateHome;
  /**
   * All of the platform, of which those of this account are delivered by roles that are made here, if they are
   * not made in `shared`.
   */
  readonly environments: readonly Environment[];
}

/** What keeps the state of every stack of one account and region, its own included. */
export class BootstrapStack extends PlatformStack {
  constructor(scope: Construct, name: string, props: BootstrapStackProps) {
    const { platform, home, environments } = props;
    const { accountId, region } = home;
    const place = { platform: platform.name, environment: "shared", accountId, region };
    super(scope, name, { platform, naming: createNaming(place), part: "bootstrap" });

    this.sayWhatMayGo(this.durable);
    const key = this.createKey();
    const encrypted = { ...this.durable, config: platform.state, kmsKeyArn: key.arn };
    const { bucket } = new StateBucket(this, "state", encrypted);
    const { table } = new LockTable(this, "locks", encrypted);
    if (isFirstAway(platform, environments, home))
      deliverFrom(this, { platform, environments, naming: this.naming });

    this.output("state_bucket", bucket.bucket, "Bucket that keeps the state of every stack here.");
    this.output("lock_table", table.name, "Table that keeps two runs apart.");
    this.output("state_key_arn", key.arn, "Key that encrypts both.");
  }

  private get durable() {
    const { allowDestroy } = this.platform;
    return { naming: this.naming, lifecycle: "durable", ...defined({ allowDestroy }) } as const;
  }

  /** Backends find it by its alias. */
  private createKey(): Key {
    const config = {
      description: `Terraform state of ${this.platform.name}`,
      alias: this.naming.stateKeyAlias(),
    };
    return new Key(this, "state-key", { ...this.durable, config });
  }
}
