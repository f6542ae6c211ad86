import { DescribeAddressesCommand, EC2Client, paginateDescribeVpcs } from "@aws-sdk/client-ec2";
import { paginateDescribeDBInstances, RDSClient } from "@aws-sdk/client-rds";
import type { Access } from "../../aws/access";
import { clientConfig } from "../../aws/client-config";

/** Something of which an account may have only so many in a region. */
export interface QuotaKind {
  readonly name: string;
  /** By these AWS finds the quota, and raises it. */
  readonly service: string;
  readonly code: string;
  /** For an account in which nobody raised it. Sources: "Amazon VPC quotas", "Quotas for Amazon RDS". */
  readonly usual: number;
  /** The type of resource that takes one. */
  readonly type: string;
  /** How many the account has, whoever made them. */
  readonly used: (access: Access, region: string) => Promise<number>;
}

export const QUOTA_KINDS: readonly QuotaKind[] = [
  {
    name: "elastic IP addresses",
    service: "ec2",
    code: "L-0263D0A3",
    usual: 5,
    type: "aws_eip",
    async used(access, region) {
      const client = new EC2Client(clientConfig(access, region));
      const { Addresses = [] } = await client.send(new DescribeAddressesCommand({}));
      return Addresses.length;
    },
  },
  {
    name: "VPCs",
    service: "vpc",
    code: "L-F678F1CE",
    usual: 5,
    type: "aws_vpc",
    async used(access, region) {
      const client = new EC2Client(clientConfig(access, region));
      return count(paginateDescribeVpcs({ client }, {}), ({ Vpcs = [] }) => Vpcs.length);
    },
  },
  {
    name: "database instances",
    service: "rds",
    code: "L-7B6409FD",
    usual: 40,
    type: "aws_db_instance",
    async used(access, region) {
      const client = new RDSClient(clientConfig(access, region));
      return count(
        paginateDescribeDBInstances({ client }, {}),
        ({ DBInstances = [] }) => DBInstances.length,
      );
    },
  },
];

async function count<T>(pages: AsyncIterable<T>, size: (page: T) => number): Promise<number> {
  let total = 0;
  for await (const page of pages) total += size(page);
  return total;
}
