import {
  DescribeKeyCommand,
  type KeyMetadata,
  KMSClient,
  ListAliasesCommand,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import type { Import } from "../adopt/import-blocks";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { ConfiguredArguments, Stack } from "../stacks/stack";
import type { StatePlace } from "../state/place";

/**
 * The key that encrypts the state, and its alias. A run that was killed between the two leaves a key
 * that only its description and its tags tell from others.
 * @param needed whether something may be encrypted with it already
 */
export async function existingKey(place: StatePlace, needed: boolean): Promise<Import[]> {
  const { stack, access } = place;
  const [alias] = Object.entries(stack.configuration.resource?.aws_kms_alias ?? {});
  const [key] = Object.entries(stack.configuration.resource?.aws_kms_key ?? {});
  if (!alias || !key) return [];
  const client = new KMSClient(clientConfig(access, stack.region));
  return callingAws(`looking for the key of the state of ${stack.name}`, async () => {
    const aliasName = String(alias[1].name);
    const target = await targetOf(client, aliasName);
    const byAlias = target === undefined ? undefined : await describe(client, target);
    if (byAlias && needed) refuseDeletedKey(byAlias);
    const used = isUsable(byAlias) ? byAlias : await keyWithoutAlias(client, stack, key[1]);
    return [
      ...(target === undefined ? [] : [{ to: `aws_kms_alias.${alias[0]}`, id: aliasName }]),
      ...(used?.KeyId === undefined ? [] : [{ to: `aws_kms_key.${key[0]}`, id: used.KeyId }]),
    ];
  });
}

async function targetOf(client: KMSClient, name: string): Promise<string | undefined> {
  for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
    const found = Aliases.find(({ AliasName }) => AliasName === name);
    if (found) return found.TargetKeyId;
  }
  return undefined;
}

/** The oldest, where several runs were killed. */
async function keyWithoutAlias(client: KMSClient, stack: Stack, configured: ConfiguredArguments) {
  const candidates: KeyMetadata[] = [];
  for await (const { Keys = [] } of paginateListKeys({ client }, {})) {
    for (const { KeyId } of Keys) {
      const found = KeyId && (await describe(client, KeyId));
      if (!found || !isUsable(found) || found.Description !== configured.description) continue;
      if (await isOurs(client, found, stack)) candidates.push(found);
    }
  }
  const age = ({ CreationDate }: KeyMetadata) => CreationDate?.getTime() ?? 0;
  return candidates.sort((one, other) => age(one) - age(other))[0];
}

/** Tagged as this stack's, and no alias leads to it: what has one is in use. */
async function isOurs(client: KMSClient, { KeyId }: KeyMetadata, stack: Stack): Promise<boolean> {
  const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
  const tag = (name: string) => Tags.find(({ TagKey }) => TagKey === name)?.TagValue;
  if (tag("Platform") !== stack.platform || tag("Environment") !== stack.environment) return false;
  const { Aliases = [] } = await client.send(new ListAliasesCommand({ KeyId }));
  return Aliases.length === 0;
}

const describe = async (client: KMSClient, KeyId: string): Promise<KeyMetadata | undefined> =>
  (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;

const isUsable = (key: KeyMetadata | undefined): key is KeyMetadata =>
  key !== undefined && key.KeyManager !== "AWS" && key.KeyState !== "PendingDeletion";

/** What it encrypted goes with it: a new key would hide that until it is too late. */
function refuseDeletedKey({ KeyId, KeyState, DeletionDate }: KeyMetadata): void {
  if (KeyState !== "PendingDeletion") return;
  const when =
    DeletionDate === undefined ? "soon" : `on ${DeletionDate.toISOString().slice(0, 10)}`;
  throw new CommandError(`the key ${KeyId}, which encrypts the state, is deleted ${when}`, {
    hint:
      `Every state in the bucket is lost with it. Keep it: aws kms cancel-key-deletion --key-id ${KeyId}, ` +
      `then aws kms enable-key --key-id ${KeyId}, then run the same command again.`,
    exitCode: exitCodes.aws,
  });
}
