import { S3Backend, type TerraformElement, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct, Node } from "constructs";
import { AddressBook } from "../addresses";
import type { Platform } from "../envs/platform-schema";
import type { Naming } from "../naming";
import { mapRecord } from "../records";
import type { AllowDestroy, Lifecycle } from "../schema";
import { PlatformAwsProvider } from "./aws-provider";
import { escapeStringsOf } from "./hcl-strings";

/** Write-only attributes, which keep generated secrets out of the state, came with 1.11. */
const TERRAFORM_VERSION = ">= 1.11";

export interface PlatformStackProps {
  readonly platform: Platform;
  /** Where the stack is: its account, its region, and what its names are made of. */
  readonly naming: Naming;
  /** Last part of the state's key; tells stacks of one environment and region apart. */
  readonly part: string;
}

/**
 * What every stack has: the provider with its account guard and tags, state in S3 under a lock,
 * versions, and addresses that a person can read.
 */
export class PlatformStack extends TerraformStack {
  protected readonly platform: Platform;
  protected readonly naming: Naming;
  private readonly addresses = new AddressBook();
  private readonly outputs: Construct;

  constructor(scope: Construct, name: string, props: PlatformStackProps) {
    super(scope, name);
    this.platform = props.platform;
    this.naming = props.naming;
    new PlatformAwsProvider(this, "Aws", props);
    this.keepStateInS3(props.part);
    // What is named by configuration is a child of the stack: here it cannot meet an output's name.
    this.outputs = new Construct(this, "Outputs");
  }

  /** Something a person or a script needs to know of the stack. */
  protected output(name: string, value: unknown, description: string): void {
    new TerraformOutput(this.outputs, name, { value: withNulls(value), description });
  }

  /** For `destroy`, which reads nothing but what is synthesized. */
  protected sayWhatMayGo(stack: {
    readonly lifecycle: Lifecycle;
    readonly allowDestroy?: AllowDestroy | undefined;
  }): void {
    this.output("lifecycle", stack.lifecycle, "Whether data outlives what is destroyed here.");
    if (stack.allowDestroy === undefined) return;
    this.output(
      "allow_destroy",
      stack.allowDestroy.reason,
      "Why it may be destroyed all the same.",
    );
  }

  override toTerraform(): object {
    const configuration: { terraform?: object } = super.toTerraform();
    return {
      ...configuration,
      terraform: { ...configuration.terraform, required_version: TERRAFORM_VERSION },
    };
  }

  // CDKTF's HCL renderer writes nothing usable for a `required_version` of its own.
  override toHclTerraform(): { hcl: string; metadata: object } {
    escapeStringsOf(this);
    const { hcl, metadata } = super.toHclTerraform();
    const settings = `terraform {\n  required_version = "${TERRAFORM_VERSION}"\n}\n\n`;
    return { hcl: `${settings}${hcl}`, metadata };
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    // The folder of an asset, such as a bound HCL module, is no address.
    if (element instanceof Node) return super.allocateLogicalId(element);
    const { scopes } = element.node;
    const path = scopes.slice(scopes.indexOf(this) + 1).map(({ node }) => node.id);
    return this.addresses.claim(element, path);
  }

  private keepStateInS3(part: string): void {
    const { naming } = this;
    const { locking } = this.platform.state;
    // Its id is always "backend", which a workload may be called too.
    const backend = new S3Backend(new Construct(this, "State"), {
      bucket: naming.stateBucket(),
      key: naming.stateKey(part),
      region: naming.region,
      encrypt: true,
      // `encrypt` alone would ask for S3's own key instead of the bucket's.
      kmsKeyId: naming.arn("kms", naming.stateKeyAlias()),
      ...(locking === "dynamodb" ? { dynamodbTable: naming.lockTable() } : {}),
    });
    if (locking === "s3") backend.addOverride("use_lockfile", true);
  }
}

/** CDKTF fails over a null within an output; Terraform does not. */
function withNulls(value: unknown): unknown {
  if (value === null) return Token.nullValue();
  if (Array.isArray(value)) return value.map(withNulls);
  const isPlain = typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? mapRecord(value as Record<string, unknown>, withNulls) : value;
}
