import { conditional, type IResolvable, Op, Token } from "cdktf";

/**
 * Decides by the state of release pointers, when Terraform plans: before the first release of an
 * image nothing that needs it may run. Without conditions (all images are somebody else's) it is open.
 */
export class ReleaseGate {
  private readonly open: IResolvable | undefined;

  /** Open when all of these are true. */
  constructor(conditions: readonly IResolvable[]) {
    const [first, ...others] = conditions;
    this.open = others.reduce((all, condition) => Op.and(all, condition), first);
  }

  /** True until everything is released. */
  get isClosed(): IResolvable | false {
    return this.open ? Op.not(this.open) : false;
  }

  /** 0 until everything is released. */
  whenReleased(count: number): number {
    return this.open ? Token.asNumber(conditional(this.open, count, 0)) : count;
  }

  choose(options: { readonly before: string; readonly after: string }): string {
    if (!this.open) return options.after;
    return Token.asString(conditional(this.open, options.after, options.before));
  }
}
