import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import { Module, type ModuleProps } from "../../module";
import type { StateConfig } from "./config";

/**
 * The key that state and locks are encrypted with. Backends find it by its alias. 1 USD a month
 * and another for each of the first two yearly rotations.
 */
export class StateKey extends Module<StateConfig> {
  readonly key: KmsKey;

  constructor(scope: Construct, id: string, props: ModuleProps<StateConfig>) {
    super(scope, id, props);
    this.key = new KmsKey(this, "Key", {
      description: `Terraform state of ${this.naming.platform}`,
      enableKeyRotation: true,
      deletionWindowInDays: this.durable ? 30 : 7,
      lifecycle: { preventDestroy: this.durable },
    });
    new KmsAlias(this, "Alias", {
      name: this.naming.stateKeyAlias(),
      targetKeyId: this.key.keyId,
    });
  }
}
