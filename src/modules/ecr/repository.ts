import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { Construct } from "constructs";
import { Module, type ModuleProps } from "../../module";
import type { ImageConfig } from "./config";
import { lifecyclePolicy } from "./lifecycle-policy";
import { otherAccounts, pullPolicy } from "./pull-policy";

export interface RepositoryProps extends ModuleProps<ImageConfig> {
  /** The image's name: last part of the repository's. */
  readonly image: string;
  /**
   * Ids of the accounts that pull besides `config.pullAccounts`, e.g. all of the platform's; the
   * repository's own may be among them.
   * @default none
   */
  readonly pullAccounts?: readonly string[];
  /**
   * Names of the environments whose releases are kept apart, in the order in which a change reaches them.
   * @default none
   */
  readonly environments?: readonly string[];
}

/** Keeps the builds of one image. Its vulnerabilities are looked for at each push, free of charge. */
export class Repository extends Module<ImageConfig, RepositoryProps> {
  readonly repository: EcrRepository;

  constructor(scope: Construct, id: string, props: RepositoryProps) {
    super(scope, id, props);
    this.repository = this.createRepository(props.image);
    this.expireImages(props.environments ?? []);
    this.letOthersPull(props.pullAccounts ?? []);
  }

  private createRepository(image: string): EcrRepository {
    return new EcrRepository(this, "Repository", {
      name: this.naming.repository(image),
      imageTagMutability: this.config.mutableTags ? "MUTABLE" : "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [this.encryption()],
      forceDelete: !this.durable,
      lifecycle: { preventDestroy: this.refusesDeletion },
    });
  }

  private encryption() {
    const kmsKey = this.config.kmsKeyArn ?? this.kmsKeyArn;
    return kmsKey === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey };
  }

  private expireImages(environments: readonly string[]): void {
    new EcrLifecyclePolicy(this, "Expiry", {
      repository: this.repository.name,
      policy: lifecyclePolicy({ ...this.config, environments }),
    });
  }

  private letOthersPull(pullAccounts: readonly string[]): void {
    const accounts = otherAccounts(this.naming.accountId, this.config.pullAccounts, pullAccounts);
    if (accounts.length === 0) return;
    new EcrRepositoryPolicy(this, "PullPolicy", {
      repository: this.repository.name,
      policy: pullPolicy(this.naming.partition, accounts),
    });
  }
}
