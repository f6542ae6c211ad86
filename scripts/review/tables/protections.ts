import { ACCESS } from "./protections/access";
import { BACKUP } from "./protections/backup";
import { DELETION } from "./protections/deletion";
import { ENCRYPTION } from "./protections/encryption";
import { LOGGING } from "./protections/logging";
import { MACHINES } from "./protections/machines";
import type { Protecting } from "./protections/protecting";
import { TRANSPORT } from "./protections/transport";

export type { Area, Protecting } from "./protections/protecting";

/** Every field that protects. The first that fits a field decides. */
export const PROTECTING: readonly Protecting[] = [
  ...ENCRYPTION,
  ...TRANSPORT,
  ...BACKUP,
  ...LOGGING,
  ...DELETION,
  ...ACCESS,
  ...MACHINES,
];
