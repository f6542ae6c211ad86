import {
  DescribeInstancesCommand,
  DescribeNatGatewaysCommand,
  DescribeTagsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { clientConfig } from "../aws/client-config";
import { orNothing } from "../aws/errors";
import type { Arn } from "./classify";
import type { Finding, Place } from "./owners";

type States = (ec2: EC2Client, id: string) => Promise<readonly (string | undefined)[]>;

/** What stays in EC2's lists after its deletion, with a state that says so. */
const STATES: Readonly<Record<string, States>> = {
  instance: async (ec2, id) => {
    const asked = new DescribeInstancesCommand({ InstanceIds: [id] });
    const found = await orNothing(ec2.send(asked));
    const instances = (found?.Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
    return instances.map(({ State }) => State?.Name);
  },
  natgateway: async (ec2, id) => {
    const asked = new DescribeNatGatewaysCommand({ NatGatewayIds: [id] });
    return ((await orNothing(ec2.send(asked)))?.NatGateways ?? []).map(({ State }) => State);
  },
  "vpc-endpoint": async (ec2, id) => {
    const asked = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] });
    return ((await orNothing(ec2.send(asked)))?.VpcEndpoints ?? []).map(({ State }) => State);
  },
};

/** Everything else that EC2 has keeps its tags exactly as long as it lives. */
export async function existsInEc2({ access, stack }: Place, resource: Arn): Promise<Finding> {
  const ec2 = new EC2Client(clientConfig(access, stack.region));
  const states = await STATES[resource.kind]?.(ec2, resource.id);
  if (states) return states.every((state) => isEnded(state)) ? "gone" : "there";
  const filter = { Name: "resource-id", Values: [resource.id] };
  const { Tags = [] } = await ec2.send(new DescribeTagsCommand({ Filters: [filter] }));
  return Tags.length > 0 ? "there" : "gone";
}

const isEnded = (state = ""): boolean => /^(deleted|terminated)$/i.test(state);
