/** What the provider's `default_tags` put on everything: who pays, who answers, where the code is. */
export interface TagSource {
  readonly platform: string;
  /** The environment, or `shared`. */
  readonly environment: string;
  readonly owner: string;
  readonly costCentre: string;
  readonly repository: string;
}

export function defaultTags(source: TagSource): Record<string, string> {
  return {
    Platform: source.platform,
    Environment: source.environment,
    Owner: source.owner,
    CostCentre: source.costCentre,
    Repository: source.repository,
    ManagedBy: "terraform",
  };
}

/** Tags of what belongs to one workload, so that its cost can be told apart. */
export const serviceTags = (service: string): Record<string, string> => ({ Service: service });

/** What AWS's console shows as the name of things that have none. */
export const nameTag = (name: string): Record<string, string> => ({ Name: name });
