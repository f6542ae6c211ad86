import type { Naming } from "../../naming";
import type { NetworkingConfig } from "./config";

/** What every part of a network is given. */
export interface NetworkPartProps {
  readonly naming: Naming;
  readonly config: NetworkingConfig;
  readonly vpcId: string;
  /**
   * A `count` that is 1 or 0: what costs by the hour and can be made again, NAT gateways and interface endpoints,
   * is there or not.
   * @default it always is
   */
  readonly whileRunning?: number;
}

/** `a` of `eu-west-1a`: what tells a zone's resources apart in addresses and names. */
export const letterOf = (zone: string): string => zone.slice(-1);
