/** How a release stands, or ended. */
export type Outcome =
  /** It is under way, or was killed. */
  | "under way"
  | "released"
  /** AWS was left alone with its rollout; `releases <environment> --finish` sees it through. */
  | "unwatched"
  /** It failed before anything ran the new image. */
  | "failed"
  /** The new image failed, and the old one runs again. */
  | "rolled back"
  /** It did not end, and a later release was begun. */
  | "overtaken";

/** One release of an image to an environment, as the history keeps it. */
export interface ReleaseRecord {
  readonly environment: string;
  readonly image: string;
  readonly digest: string;
  /** What ran before; undefined for a first release. */
  readonly previous: string | undefined;
  /** Of the image, by its tags; undefined where no tag says it. */
  readonly commit: string | undefined;
  readonly kind: "release" | "rollback" | "promotion";
  /** ARN of the user or of the role's session. */
  readonly who: string;
  readonly machine: string;
  /** ISO 8601. */
  readonly started: string;
  /** ISO 8601. */
  readonly ended: string | undefined;
  readonly outcome: Outcome;
  /** The tasks that ran to their end before it, such as migrations. */
  readonly ranBefore: readonly string[];
  /** Why it did not succeed, in one line. */
  readonly reason: string | undefined;
}

/** Whether nobody has said yet how it ended. */
export const isOpen = ({ outcome }: ReleaseRecord): boolean =>
  outcome === "under way" || outcome === "unwatched";
