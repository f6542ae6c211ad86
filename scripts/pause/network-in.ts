import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument } from "../state/document";

/**
 * The network of a deployed environment that a pause is about.
 * @param gated what hangs on the pause pointer, as it is configured: `aws_nat_gateway.a`
 * @returns `there`: NAT gateways, routes to them and endpoints that it takes away; `unconfigured`: NAT gateways and
 *   interface endpoints that only the next deploy does
 */
export function networkIn(state: StateDocument, gated: readonly string[]) {
  const isGated = ({ address }: { readonly address: string }) =>
    gated.includes(address.replace(/\[[^\]]*\]$/, ""));
  const network = entriesOf(state).filter(({ address }) =>
    /^aws_(nat_gateway|route|vpc_endpoint)\./.test(address),
  );
  const others = network.filter((one) => !isGated(one));
  const addressesOf = (entries: typeof network) => entries.map(({ address }) => address);
  return {
    there: addressesOf(network.filter(isGated)),
    unconfigured: addressesOf(
      others.filter(
        (one) =>
          one.type === "aws_nat_gateway" ||
          (one.type === "aws_vpc_endpoint" && textOf(one, "vpc_endpoint_type") === "Interface"),
      ),
    ),
  };
}
