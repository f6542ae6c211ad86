import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type IResolvable, Op, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import type { Architecture } from "../ecr/config";
import type { ContainerImage } from "./images";
import { UNRELEASED_DIGEST } from "./unreleased-digest";

export interface ReleasePointerProps {
  readonly naming: Naming;
  /** The image's key among those of the platform. */
  readonly image: string;
  /** Without tag or digest: `111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend`. */
  readonly repositoryUrl: string;
  readonly repositoryArn: string;
  readonly architecture: Architecture;
}

/**
 * The digest of an image that runs in an environment, in Parameter Store (free). Terraform creates
 * it and then only reads it: a release writes it, and the next plan sees the new digest in every
 * task definition that uses the image, which the release has already registered, so it is empty.
 */
export class ReleasePointer extends Construct {
  /** Where a release writes the digest. */
  readonly parameterName: string;
  /** The digest that is released, or {@link UNRELEASED_DIGEST}. */
  readonly digest: string;
  /** Whether the image was ever released. */
  readonly released: IResolvable;
  /** What containers run, and when they may. */
  readonly image: ContainerImage;

  constructor(scope: Construct, id: string, props: ReleasePointerProps) {
    super(scope, id);
    this.parameterName = props.naming.releasePointer(props.image);
    this.digest = this.createParameter(props.image).insecureValue;
    this.released = this.createCondition();
    this.image = {
      uri: `${props.repositoryUrl}@${this.digest}`,
      architecture: props.architecture,
      repositoryArn: props.repositoryArn,
      released: this.released,
    };
  }

  private createParameter(image: string): SsmParameter {
    return new SsmParameter(this, "release", {
      name: this.parameterName,
      description: `Digest of the image ${image} that runs here; written by releases`,
      type: "String",
      insecureValue: UNRELEASED_DIGEST,
      lifecycle: { ignoreChanges: ["insecure_value"] },
    });
  }

  private createCondition(): IResolvable {
    return new TerraformLocal(this, "released", Op.neq(this.digest, UNRELEASED_DIGEST)).asBoolean;
  }
}
