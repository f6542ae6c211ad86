import { conditional, type IResolvable, Op, Token } from "cdktf";

/**
 * Decides by the state of pointers, when Terraform plans: before the first release of an image nothing that needs
 * it may run, and nothing at all while the environment is paused. Without conditions it is open.
 */
export class ReleaseGate {
  private readonly open: IResolvable | undefined;

  /** Open when all of these are true. */
  constructor(conditions: readonly IResolvable[]) {
    const [first, ...others] = conditions;
    this.open = others.reduce((all, condition) => Op.and(all, condition), first);
  }

  /** True until everything is released, and while paused. */
  get isClosed(): IResolvable | false {
    return this.open ? Op.not(this.open) : false;
  }

  /** 0 while it is closed. */
  whenOpen(count: number): number {
    return this.open ? Token.asNumber(conditional(this.open, count, 0)) : count;
  }

  choose(options: { readonly open: string; readonly closed: string }): string {
    if (!this.open) return options.open;
    return Token.asString(conditional(this.open, options.open, options.closed));
  }
}
