import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import { Module, type ModuleProps } from "../../module";
import { keyPolicy } from "./key-policy";

export interface KeyConfig {
  /** What the key encrypts; shown in the console. */
  readonly description: string;
  /**
   * Name by which people and other stacks find the key; starts with `alias/`.
   * @default the environment's prefix: `alias/acme-dev`
   */
  readonly alias?: string;
  /**
   * Whether CloudWatch Logs may use the key for log groups of this account and region. It is the
   * one AWS service that never uses the key in the name of a caller and has to be let in.
   * @default false
   */
  readonly logs?: boolean;
}

/**
 * A customer-managed key with yearly rotation (1 USD a month, one more for each of the first two
 * rotations; 0.03 USD for 10 000 requests). Who may use it is decided by IAM policies of this account.
 *
 * A key that is deleted takes everything it encrypted with it, final snapshots of databases
 * included: it waits 30 days when durable (and the plan refuses to delete it unless that is
 * allowed), 7 when disposable.
 */
export class Key extends Module<KeyConfig> {
  readonly arn: string;
  readonly aliasName: string;

  constructor(scope: Construct, id: string, props: ModuleProps<KeyConfig>) {
    super(scope, id, props);
    const key = this.createKey();
    this.aliasName = this.config.alias ?? `alias/${this.naming.prefix}`;
    new KmsAlias(this, "Alias", { name: this.aliasName, targetKeyId: key.keyId });
    this.arn = key.arn;
  }

  private createKey(): KmsKey {
    return new KmsKey(this, "Key", {
      description: this.config.description,
      enableKeyRotation: true,
      deletionWindowInDays: this.durable ? 30 : 7,
      policy: keyPolicy(this.naming, { logs: this.config.logs ?? false }),
      lifecycle: { preventDestroy: this.refusesDeletion },
    });
  }
}
