import { changing, creating, describing, partOf, retagging } from "./ec2";
import type { ActionsByType } from "./grant";
import { anyArns } from "./scope";

const ASSOCIATIONS = [
  "AssociateRouteTable",
  "DisassociateRouteTable",
  "ReplaceRouteTableAssociation",
];

/** The ways in and out of a VPC. */
export const routes: ActionsByType = {
  aws_internet_gateway: {
    read: [describing("InternetGateways")],
    write: [
      ...creating("CreateInternetGateway", "internet-gateway"),
      changing(["AttachInternetGateway", "DetachInternetGateway"], "internet-gateway", "vpc"),
      changing(["DeleteInternetGateway"], "internet-gateway"),
      retagging("internet-gateway"),
    ],
  },
  aws_eip: {
    read: [describing("Addresses", "AddressesAttribute")],
    write: [
      ...creating("AllocateAddress", "elastic-ip"),
      changing(["ReleaseAddress", "DisassociateAddress"], "elastic-ip"),
      {
        // The NAT gateway's interface is AWS's and has no tags; the address, which AWS asks about too, is the environment's.
        actions: ["ec2:DisassociateAddress"],
        on: anyArns("ec2", "network-interface"),
      },
      retagging("elastic-ip"),
    ],
  },
  aws_nat_gateway: {
    read: [describing("NatGateways")],
    write: [
      ...creating("CreateNatGateway", "natgateway", { within: ["subnet", "elastic-ip"] }),
      changing(["DeleteNatGateway"], "natgateway"),
      retagging("natgateway"),
    ],
  },
  aws_route_table: {
    read: [describing("RouteTables")],
    write: [
      ...creating("CreateRouteTable", "route-table", { within: ["vpc"] }),
      changing(["DeleteRouteTable"], "route-table"),
      changing(["DisassociateRouteTable"], "route-table", "subnet"),
      retagging("route-table"),
    ],
  },
  aws_route: partOf("route-table", ["RouteTables"], ["CreateRoute", "ReplaceRoute", "DeleteRoute"]),
  aws_route_table_association: partOf("route-table", ["RouteTables"], ASSOCIATIONS, "subnet"),
};
