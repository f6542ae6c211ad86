/** What a call needs to be allowed. */
export interface Need {
  readonly action: string;
  /** ARN that AWS compares; `*` where it takes none, and what is not known yet ends in `?`. */
  readonly resource: string;
  /** What is known of the request and of what it is about, by condition key. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/**
 * What no request says, so that a condition on it counts as met: tags, boundaries and aliases of what exists, and the
 * service through which a key is used.
 */
export const unknownFromRequests = (key: string): boolean =>
  /^(?:aws:ResourceTag\/|kms:ResourceAliases|kms:ViaService|iam:PermissionsBoundary$)/.test(key);
