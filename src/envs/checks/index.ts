import type { Check } from "../check";
import * as cidrs from "./cidrs";
import * as connections from "./connections";
import * as containers from "./containers";
import * as databases from "./databases";
import * as delivery from "./delivery";
import * as durability from "./durability";
import * as environmentName from "./environment-name";
import * as healthChecks from "./health-checks";
import * as https from "./https";
import * as listenerRules from "./listener-rules";
import * as mounts from "./mounts";
import * as names from "./names";
import * as officeHours from "./office-hours";
import * as pools from "./pools";
import * as quotas from "./quotas";
import * as reachability from "./reachability";
import * as references from "./references";
import * as restoreChecks from "./restore-checks";
import * as scaling from "./scaling";
import * as scheduling from "./scheduling";
import * as sharedAddresses from "./shared-addresses";
import * as sharedNames from "./shared-names";
import * as stopTimeouts from "./stop-timeouts";
import * as variables from "./variables";
import * as zones from "./zones";

/**
 * Every check that crosses modules: all that the topics' files export, so that none can be written
 * and forgotten. Their order does not matter; problems are sorted by where they are.
 */
export const checks: readonly Check[] = [
  cidrs,
  connections,
  containers,
  databases,
  delivery,
  durability,
  environmentName,
  healthChecks,
  https,
  listenerRules,
  mounts,
  names,
  officeHours,
  pools,
  quotas,
  reachability,
  references,
  restoreChecks,
  scaling,
  scheduling,
  sharedAddresses,
  sharedNames,
  stopTimeouts,
  variables,
  zones,
].flatMap((topic): Check[] => Object.values(topic));
