import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";

/** Of every environment that is made by hand. */
export const CLUSTER = "acme-dev";

/** What a client of the AWS SDK takes to talk to an emulator, and nothing to start programs with. */
export const configOf = ({ endpoint }: Pick<Emulator, "endpoint">) =>
  clientConfig({ endpoint, environment: {} }, "eu-west-1");

/** A resource of `dev` as a state has it, without what no command reads. */
export const resource = (type: string, name: string, attributes: object) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [
    {
      schema_version: 0,
      attributes: { ...attributes, tags_all: { Environment: "dev", Platform: "acme" } },
    },
  ],
});

/** A state that nobody applied. */
export const stateWith = (resources: readonly object[], outputs: object = {}) => ({
  version: 4,
  terraform_version: "1.11.4",
  serial: 1,
  lineage: "11111111-1111-1111-1111-111111111111",
  outputs,
  resources,
});

/** An output as a state has it. */
export const output = (value: object) => ({ value, type: ["map", "string"] });

export interface Network {
  readonly vpc: string;
  /** Two. */
  readonly subnets: string[];
  /** One. */
  readonly securityGroups: string[];
}

/** Of the network that every account begins with. */
export async function somewhere(config: ConstructorParameters<typeof EC2Client>[0]) {
  const ec2 = new EC2Client(config ?? {});
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  return {
    subnets: Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId),
    securityGroups: SecurityGroups.slice(0, 1).map(({ GroupId = "" }) => GroupId),
    vpc: Subnets[0]?.VpcId ?? "",
  } satisfies Network;
}
