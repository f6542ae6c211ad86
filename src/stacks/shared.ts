import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../defined";
import type { Environment } from "../envs/environment";
import type { Platform } from "../envs/platform-schema";
import { DeliveryTopic } from "../modules/delivery/delivery-topic";
import { Repository } from "../modules/ecr/repository";
import { ReleaseHistory } from "../modules/releases/release-history";
import { deliverFrom, environmentNaming } from "./delivered";
import { homeNaming } from "./home-naming";
import { PlatformStack } from "./platform-stack";

export interface SharedStackProps {
  readonly platform: Platform;
  /** Those that release from its registry, in the order in which a change reaches them. */
  readonly environments: readonly Environment[];
}

/** What all environments share: the registry, the history of releases, and who may deliver to them. */
export class SharedStack extends PlatformStack {
  constructor(scope: Construct, name: string, { platform, environments }: SharedStackProps) {
    super(scope, name, { platform, naming: homeNaming(platform), part: "main" });

    this.sayWhatMayGo(this.durable);
    const repositories = this.createRepositories(environments.map((one) => one.name));
    this.sayWhatIsBuilt();
    const { table } = new ReleaseHistory(this, "Releases", this.durable);
    deliverFrom(this, { platform, environments, naming: this.naming });
    this.tellPeople(environments);

    this.output("repository_urls", repositories, "Where each image is pushed to and pulled from.");
    this.output(
      "release_history_table",
      table.name,
      "Table of every release of every environment.",
    );
  }

  private get durable() {
    const { allowDestroy } = this.platform;
    return { naming: this.naming, lifecycle: "durable", ...defined({ allowDestroy }) } as const;
  }

  private createRepositories(environments: readonly string[]): Record<string, string> {
    const { images, accounts } = this.platform;
    const urls = Object.entries(images).map(([image, config]) => {
      const pullAccounts = Object.values(accounts);
      const props = { ...this.durable, config, image, pullAccounts, environments };
      const { repository } = new Repository(this, image, props);
      return [image, repository.repositoryUrl] as const;
    });
    return Object.fromEntries(urls);
  }

  private tellPeople(environments: readonly Environment[]): void {
    const emails = this.platform.delivery?.emails ?? [];
    if (emails.length === 0) return;
    const publishers = environments
      .map((environment) => environmentNaming(this.platform, environment))
      .filter(({ accountId }) => accountId !== this.naming.accountId);
    new DeliveryTopic(this, "Topic", { naming: this.naming, emails, publishers });
    const topic = this.naming.arn("sns", this.naming.deliveryTopic());
    this.output("delivery_topic", topic, "Where people are told how deliveries ended.");
  }

  /** For `build-and-push`, which reads nothing but what is synthesized. A local is in no plan and no state. */
  private sayWhatIsBuilt(): void {
    const { images, repository } = this.platform;
    const built = Object.entries(images).map(([image, { context, dockerfile, architecture }]) => [
      image,
      {
        context,
        dockerfile,
        architecture,
        repository_url: this.naming.repositoryUrl(image),
        source: `https://github.com/${repository}`,
      },
    ]);
    // An image may be called `images` too.
    new TerraformLocal(new Construct(this, "Locals"), "images", Object.fromEntries(built));
  }
}
