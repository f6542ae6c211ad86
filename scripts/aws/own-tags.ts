interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

interface Owner {
  readonly platform: string;
  readonly environment: string;
}

/** Whether something carries the tags that everything of an environment has. */
export function hasTagsOf({ platform, environment }: Owner, tags: readonly Tag[] = []): boolean {
  const has = (key: string, value: string) =>
    tags.some((tag) => tag.Key === key && tag.Value === value);
  return has("Platform", platform) && has("Environment", environment);
}
