import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { accessOf } from "../../scripts/aws/access";
import { clientConfig } from "../../scripts/aws/client-config";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { projectRoot } from "../support/apps";

const region = "eu-west-1";

export interface GapsAccount {
  readonly emulator: Emulator;
  /** What every client of the AWS SDK is created with. */
  readonly config: ReturnType<typeof clientConfig> & { readonly maxAttempts: number };
}

/** An empty account to ask what the emulator does. */
export async function gapsAccount(): Promise<GapsAccount> {
  const emulator = await startEmulator({ root: projectRoot, account: "111111111111" });
  const config = { ...clientConfig(accessOf(emulator.environment), region), maxAttempts: 1 };
  return { emulator, config };
}

export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly group: string;
}

/** A VPC with a subnet in two zones and a security group. */
export async function network({ config }: GapsAccount): Promise<Network> {
  const ec2 = new EC2Client(config);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const vpc = Vpc?.VpcId ?? "";
  const subnets = await Promise.all(
    ["a", "b"].map(async (zone, index) => {
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({
          VpcId: vpc,
          CidrBlock: `10.0.${index}.0/24`,
          AvailabilityZone: `${region}${zone}`,
        }),
      );
      return Subnet?.SubnetId ?? "";
    }),
  );
  const { GroupId: group = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: "one", Description: "one" }),
  );
  return { vpc, subnets, group };
}

/** The name of the error that AWS answers with; undefined where it does not refuse. */
export async function refusal(answer: Promise<unknown>): Promise<string | undefined> {
  return answer.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
