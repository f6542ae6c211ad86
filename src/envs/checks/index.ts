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
import {
  awaitedSidecarsHaveAHealthCheck,
  containersListenApart,
  containersShareAnArchitecture,
  execHasAWritableRoot,
  sidecarsHaveTheirOwnNames,
  sidecarsLeaveRoom,
} from "./containers";
import { replicasNeedBackups, replicasNeedOurPassword, windowsDoNotOverlap } from "./databases";
import {
  durableBackups,
  durableDeletionProtection,
  durableFinalSnapshot,
  durableInTwoZones,
  durableStandby,
} from "./durability";
import { writableMountsLieApart } from "./mounts";
import { externalsHaveARoute, workloadsReachWhatTheyNeed } from "./reachability";
import {
  accountIsDeclared,
  imagesAreDeclared,
  secretsAreDeclared,
  settingsAreDeclared,
} from "./references";
import {
  rangesStartAtTheirMinimum,
  requestsAreCounted,
  scalingPoliciesDiffer,
  schedulesComeBack,
  targetPoliciesHaveRoom,
} from "./scaling";
import { rebalancingHasRoom, rolloutsCanProceed, scheduleFieldsHaveASchedule } from "./scheduling";
import { namesLeaveAddressesApart, namesMeanOneThing } from "./shared-names";
import { variablesAreGivenOnce } from "./variables";
import { twoZonesWhereAwsWantsThem, zonesLieInTheRegion } from "./zones";

/** Every check that crosses modules, in no order: problems are sorted by where they are. */
export const checks: readonly Check[] = [
  accountIsDeclared,
  awaitedSidecarsHaveAHealthCheck,
  connectionsLeadSomewhere,
  containersListenApart,
  containersShareAnArchitecture,
  durableBackups,
  durableDeletionProtection,
  durableFinalSnapshot,
  durableInTwoZones,
  durableStandby,
  everyZoneHasOneGivenSubnet,
  execHasAWritableRoot,
  externalsHaveARoute,
  givenSubnetsFitTheVpc,
  imagesAreDeclared,
  loadBalancersHaveLargeSubnets,
  namesLeaveAddressesApart,
  namesMeanOneThing,
  peersHaveOtherRanges,
  plannedSubnetsHaveRoom,
  rangesStartAtTheirMinimum,
  rebalancingHasRoom,
  replicasNeedBackups,
  replicasNeedOurPassword,
  requestsAreCounted,
  reservedRangesLieInTheVpc,
  rolloutsCanProceed,
  scalingPoliciesDiffer,
  scheduleFieldsHaveASchedule,
  schedulesComeBack,
  secretsAreDeclared,
  settingsAreDeclared,
  sidecarsHaveTheirOwnNames,
  sidecarsLeaveRoom,
  targetPoliciesHaveRoom,
  twoZonesWhereAwsWantsThem,
  variablesAreGivenOnce,
  vpcHasASizeThatAwsTakes,
  windowsDoNotOverlap,
  workloadsReachWhatTheyNeed,
  writableMountsLieApart,
  zonesLieInTheRegion,
];
