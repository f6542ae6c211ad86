import type { Platform } from "../envs/platform-schema";

/** Where an environment is; an environment's configuration has it. */
export interface Home {
  /** Key of one of the platform's accounts. */
  readonly account: string;
  readonly region: string;
}

/** An account and region that holds state, and the stack that makes the room for it. */
export interface StateHome {
  /** `bootstrap` where the platform is at home, `bootstrap-<account>-<region>` elsewhere. */
  readonly stackName: string;
  readonly accountId: string;
  readonly region: string;
}

/**
 * Each stack keeps its state in its own account and region, so each of these is needed once. The
 * order and the names do not depend on the order of the environments; the platform's home is first.
 */
export function stateHomes(platform: Platform, environments: readonly Home[]): StateHome[] {
  const homes = new Map<string, StateHome>();
  for (const { account, region } of [platform.home, ...[...environments].sort(byName)]) {
    const accountId = accountIdOf(platform, account);
    const place = `${accountId}/${region}`;
    const stackName = homes.size === 0 ? "bootstrap" : `bootstrap-${account}-${region}`;
    if (!homes.has(place)) homes.set(place, { stackName, accountId, region });
  }
  return [...homes.values()];
}

/** The id of a declared account. */
export function accountIdOf(platform: Platform, account: string): string {
  const accountId = platform.accounts[account];
  if (accountId !== undefined) return accountId;
  throw new Error(`the account ${account} is not declared; configuration must be checked before`);
}

const nameOf = ({ account, region }: Home) => `${account}/${region}`;

const byName = (one: Home, other: Home) => (nameOf(one) < nameOf(other) ? -1 : 1);
