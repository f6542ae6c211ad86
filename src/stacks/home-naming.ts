import type { Platform } from "../envs/platform-schema";
import { createNaming } from "../naming";
import { accountIdOf } from "./state-homes";

/** Names of what all environments share. */
export function homeNaming(platform: Platform) {
  const { account, region } = platform.home;
  const accountId = accountIdOf(platform, account);
  return createNaming({ platform: platform.name, environment: "shared", accountId, region });
}
