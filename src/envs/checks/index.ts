import type { Check } from "../check";
import {
  everyZoneHasOneGivenSubnet,
  givenSubnetsFitTheVpc,
  loadBalancersHaveLargeSubnets,
  peersHaveOtherRanges,
  plannedSubnetsHaveRoom,
  reservedRangesLieInTheVpc,
  vpcHasASizeThatAwsTakes,
} from "./cidrs";
import { connectionsLeadSomewhere } from "./connections";
import { externalsHaveARoute, workloadsReachWhatTheyNeed } from "./reachability";
import {
  accountIsDeclared,
  imagesAreDeclared,
  secretsAreDeclared,
  settingsAreDeclared,
} from "./references";
import { namesLeaveAddressesApart, namesMeanOneThing } from "./shared-names";
import { variablesAreGivenOnce } from "./variables";
import { twoZonesWhereAwsWantsThem, zonesLieInTheRegion } from "./zones";

/** Every check that crosses modules, in no order: problems are sorted by where they are. */
export const checks: readonly Check[] = [
  accountIsDeclared,
  connectionsLeadSomewhere,
  everyZoneHasOneGivenSubnet,
  externalsHaveARoute,
  givenSubnetsFitTheVpc,
  imagesAreDeclared,
  loadBalancersHaveLargeSubnets,
  namesLeaveAddressesApart,
  namesMeanOneThing,
  peersHaveOtherRanges,
  plannedSubnetsHaveRoom,
  reservedRangesLieInTheVpc,
  secretsAreDeclared,
  settingsAreDeclared,
  twoZonesWhereAwsWantsThem,
  variablesAreGivenOnce,
  vpcHasASizeThatAwsTakes,
  workloadsReachWhatTheyNeed,
  zonesLieInTheRegion,
];
