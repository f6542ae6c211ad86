import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";

/** ARNs of everything that has a stack's tags, as the tagging API says: it lags behind. */
export async function taggedArns({
  stack,
  access,
}: Pick<StackContext, "stack" | "access">): Promise<string[]> {
  const client = new ResourceGroupsTaggingAPIClient(clientConfig(access, stack.region));
  const TagFilters = [
    { Key: "Platform", Values: [stack.platform] },
    { Key: "Environment", Values: [stack.environment] },
  ];
  const arns: string[] = [];
  await callingAws(`looking for the tags of ${stack.name}`, async () => {
    for await (const page of paginateGetResources({ client }, { TagFilters }))
      arns.push(
        ...(page.ResourceTagMappingList ?? []).flatMap(({ ResourceARN }) => ResourceARN ?? []),
      );
  });
  return arns.sort();
}
