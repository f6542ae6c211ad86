import type { Check } from "../check";
import { connectionsLeadSomewhere } from "./connections";
import {
  accountIsDeclared,
  imagesAreDeclared,
  secretsAreDeclared,
  settingsAreDeclared,
} from "./references";
import { namesLeaveAddressesApart, namesMeanOneThing } from "./shared-names";
import { variablesAreGivenOnce } from "./variables";

/** Every check that crosses modules, in no order: problems are sorted by where they are. */
export const checks: readonly Check[] = [
  accountIsDeclared,
  connectionsLeadSomewhere,
  imagesAreDeclared,
  namesLeaveAddressesApart,
  namesMeanOneThing,
  secretsAreDeclared,
  settingsAreDeclared,
  variablesAreGivenOnce,
];
