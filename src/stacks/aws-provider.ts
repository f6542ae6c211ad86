import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { Platform } from "../envs/platform-schema";
import type { Naming } from "../naming";
import { defaultTags } from "../tags";

export interface PlatformAwsProviderProps {
  readonly platform: Platform;
  /** Its region and account are the provider's; another account's credentials are refused. */
  readonly naming: Naming;
  /**
   * Names a second provider of a stack, e.g. for another region.
   * @default the stack's own provider
   */
  readonly alias?: string;
}

/**
 * The AWS provider with the platform's version constraint, account guard and tags. A stack has one
 * constraint for all its providers, so a second one must be of this class too.
 */
export class PlatformAwsProvider extends AwsProvider {
  // The bindings pin the version that they were generated from. Replacing that here, unlike an
  // override of the stack, reaches the HCL output too.
  override readonly terraformGeneratorMetadata: { providerName: string; providerVersion: string };

  constructor(scope: Construct, id: string, props: PlatformAwsProviderProps) {
    super(scope, id, configuration(props));
    this.terraformGeneratorMetadata = {
      providerName: "aws",
      providerVersion: props.platform.awsProviderVersion,
    };
  }
}

function configuration({ platform, naming, alias }: PlatformAwsProviderProps): AwsProviderConfig {
  const { name, owner, costCentre, repository } = platform;
  const tags = defaultTags({
    platform: name,
    environment: naming.environment,
    owner,
    costCentre,
    repository,
  });
  return {
    region: naming.region,
    allowedAccountIds: [naming.accountId],
    defaultTags: [{ tags }],
    ...(alias === undefined ? {} : { alias }),
  };
}
