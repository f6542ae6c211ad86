import { conditional, type IResolvable, Op, Token } from "cdktf";

/**
 * What a release pointer holds before its image was first released. ECS accepts it as a digest and
 * no registry has an image with it.
 */
export const UNRELEASED_DIGEST = `sha256:${"0".repeat(64)}`;

/**
 * Decides by the state of release pointers, when Terraform plans: before the first release of an
 * image nothing that needs it may run. Without pointers (all images are somebody else's) it is open.
 */
export class ReleaseGate {
  private readonly closed: IResolvable | undefined;

  /** Open when every one of these digests is that of a released image. */
  constructor(digests: readonly string[]) {
    this.closed = digests
      .map((digest): IResolvable => Op.eq(digest, UNRELEASED_DIGEST))
      .reduce<IResolvable | undefined>(
        (earlier, unreleased) => (earlier ? Op.or(earlier, unreleased) : unreleased),
        undefined,
      );
  }

  /** True until everything is released. */
  get isClosed(): IResolvable | false {
    return this.closed ?? false;
  }

  /** 0 until everything is released. */
  whenReleased(count: number): number {
    return this.closed ? Token.asNumber(conditional(this.closed, 0, count)) : count;
  }

  choose(options: { readonly before: string; readonly after: string }): string {
    if (!this.closed) return options.after;
    return Token.asString(conditional(this.closed, options.before, options.after));
  }
}
