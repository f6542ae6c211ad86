import {
  DescribeRouteTablesCommand,
  EC2Client,
  paginateDescribeSecurityGroupRules,
  type RouteTable,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetRoleCommand,
  IAMClient,
  type Role,
  type Tag,
} from "@aws-sdk/client-iam";
import { KMSClient, paginateListAliases } from "@aws-sdk/client-kms";
import { createNaming } from "../../../src/naming";
import { clientConfig } from "../../aws/client-config";
import { orNothing } from "../../aws/errors";
import { hasTagsOf } from "../../aws/own-tags";
import type { StackContext } from "../../lib/stack-context";

/** Something of IAM's that has an ARN for an id. */
interface Iam {
  readonly arn: string;
  readonly tags: readonly Tag[] | undefined;
}

/** Questions to AWS about what carries no tags or is in no search by tags; each is asked once. */
export class Inquiry {
  private readonly answers = new Map<string, Promise<unknown>>();

  constructor(private readonly place: Pick<StackContext, "stack" | "access">) {}

  /** Whether tags are those of the environment. */
  isOurs(tags: Parameters<typeof hasTagsOf>[1]): boolean {
    return hasTagsOf(this.place.stack, tags);
  }

  role(name: string): Promise<Role | undefined> {
    return this.once(`role ${name}`, async () => {
      const iam = new IAMClient(this.config);
      return (await orNothing(iam.send(new GetRoleCommand({ RoleName: name }))))?.Role;
    });
  }

  /** The tags of a managed policy of the account, by its name; undefined where there is none. */
  policy(name: string): Promise<Iam | undefined> {
    const arn = this.iamArn(`policy/${name}`);
    return this.once(arn, async () => {
      const asked = new GetPolicyCommand({ PolicyArn: arn });
      const { Policy } = (await orNothing(new IAMClient(this.config).send(asked))) ?? {};
      return Policy && { arn, tags: Policy.Tags };
    });
  }

  /** The tags of a provider of identities, by the host of its URL; undefined where there is none. */
  identityProvider(host: string): Promise<Iam | undefined> {
    const arn = this.iamArn(`oidc-provider/${host}`);
    return this.once(arn, async () => {
      const asked = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
      const found = await orNothing(new IAMClient(this.config).send(asked));
      return found && { arn, tags: found.Tags };
    });
  }

  routeTable(id: string): Promise<RouteTable | undefined> {
    return this.once(`route table ${id}`, async () => {
      const asked = new DescribeRouteTablesCommand({ RouteTableIds: [id] });
      return (await orNothing(new EC2Client(this.config).send(asked)))?.RouteTables?.[0];
    });
  }

  rulesOf(group: string): Promise<readonly SecurityGroupRule[]> {
    return this.once(`rules ${group}`, async () => {
      const Filters = [{ Name: "group-id", Values: [group] }];
      const client = new EC2Client(this.config);
      const rules: SecurityGroupRule[] = [];
      for await (const page of paginateDescribeSecurityGroupRules({ client }, { Filters }))
        rules.push(...(page.SecurityGroupRules ?? []));
      return rules;
    });
  }

  aliasesOf(key: string): Promise<readonly string[]> {
    return this.once(`aliases ${key}`, async () => {
      const names: string[] = [];
      const client = new KMSClient(this.config);
      for await (const { Aliases = [] } of paginateListAliases({ client }, { KeyId: key }))
        names.push(...Aliases.flatMap(({ AliasName }) => AliasName ?? []));
      return names;
    });
  }

  private once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const known = this.answers.get(question) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask();
    this.answers.set(question, asked);
    return asked;
  }

  private iamArn(resource: string): string {
    const { accountId, region } = this.place.stack;
    return createNaming({ platform: "", environment: "", accountId, region }).iamArn(resource);
  }

  private get config() {
    return clientConfig(this.place.access, this.place.stack.region);
  }
}
