/**
 * A finding of the security scanner that is accepted, recorded beside the configuration that
 * causes it: a file `scan-exceptions.ts` that exports `scanExceptions`. One that no longer matches
 * any finding has to be deleted.
 */
export interface ScanException {
  /** The scanner's id of the check, as in `CKV_AWS_91`. */
  readonly check: string;
  /** The addresses it is accepted for, as in `/^aws_lb\./`. */
  readonly resource: RegExp;
  /**
   * The stacks it is accepted in.
   * @default all of them
   */
  readonly stack?: RegExp;
  /** Why this is right, for a reviewer who knows what the check is about. */
  readonly reason: string;
}
