import type { GatewayEndpoint, InterfaceEndpoint } from "../../modules/networking/config";
import type { ConnectedNetworking } from "../input";
import { between, type Rule, toGateway, toRange } from "../rules";

/** Where something listens, and so what has to be open on the way there. */
export type Address =
  | {
      /** In a security group of the environment. */
      readonly in: "group";
      readonly group: string;
      readonly port: number;
    }
  | { readonly in: "ranges"; readonly ranges: readonly string[]; readonly port: number }
  | {
      /** At an AWS service, on port 443; named as the endpoint that leads there without the internet. */
      readonly in: "aws";
      readonly endpoint: InterfaceEndpoint | GatewayEndpoint;
    };

/** What lets the group `from` through to something that has the key `name`. */
export function rulesTo(
  address: Address,
  from: string,
  name: string,
  { gatewayEndpoints }: Pick<ConnectedNetworking, "gatewayEndpoints">,
): Rule[] {
  if (address.in === "group") return between(from, address.group, address.port);
  if (address.in === "ranges")
    return address.ranges.map((cidr) => toRange(from, cidr, address.port, name));
  // The interface endpoints share one group, which every workload reaches anyway.
  return gatewayEndpoints
    .filter((service) => service === address.endpoint)
    .map((service) => toGateway(from, service));
}
