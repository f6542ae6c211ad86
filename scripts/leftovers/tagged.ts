import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";

type Place = Pick<StackContext, "stack" | "access">;

/** Something that has a stack's tags, and those tags. */
export interface Tagged {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** ARNs of everything that has a stack's tags, as the tagging API says: it lags behind. */
export async function taggedArns(place: Place): Promise<string[]> {
  return (await taggedResources(place)).map(({ arn }) => arn);
}

/** Everything that has a stack's tags, as the tagging API says: it lags behind. */
export async function taggedResources({ stack, access }: Place): Promise<Tagged[]> {
  const client = new ResourceGroupsTaggingAPIClient(clientConfig(access, stack.region));
  const TagFilters = [
    { Key: "Platform", Values: [stack.platform] },
    { Key: "Environment", Values: [stack.environment] },
  ];
  const found: Tagged[] = [];
  await callingAws(`looking for the tags of ${stack.name}`, async () => {
    for await (const page of paginateGetResources({ client }, { TagFilters }))
      for (const { ResourceARN: arn, Tags = [] } of page.ResourceTagMappingList ?? [])
        if (arn !== undefined)
          found.push({
            arn,
            tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
          });
  });
  return found.sort((one, other) => (one.arn < other.arn ? -1 : 1));
}
