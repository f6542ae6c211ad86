import { createElement } from "react";
import type { EnvironmentFeed } from "./feed/environment";
import { Feeds } from "./feed/feeds";
import { App } from "./screen/app";
import type { Press } from "./state/keys";
import { type Action, reduce } from "./state/reduce";
import { begin } from "./state/start";
import type { LiveState } from "./state/state";
import { showsUtf8 } from "./terminal/ascii";
import { Painter } from "./terminal/painter";

interface SessionProps {
  readonly every: number;
  readonly leftOut: readonly string[];
  readonly canvas: NodeJS.WriteStream;
  readonly render: typeof import("ink")["render"];
}

/** Milliseconds between two ticks of the clock on the screen, by which ages are counted. */
const TICK = 1000;

/** One sitting before the screen: keeps the state, draws it whenever it changes, and lets the feeds follow it. */
export class Session {
  private state: LiveState | undefined;
  private changed: (before: LiveState, now: LiveState) => void = () => {};

  constructor(private readonly props: SessionProps) {}

  readonly dispatch = (action: Action): void => {
    const before = this.state;
    if (!before || before.leaving !== undefined) return;
    const now = reduce(before, action);
    this.state = now;
    this.changed(before, now);
  };

  /** @returns the exit code, once somebody leaves */
  async run(environments: readonly EnvironmentFeed[]): Promise<number> {
    const { canvas, every, leftOut } = this.props;
    this.state = begin({
      size: sizeOf(canvas),
      now: Date.now(),
      every,
      leftOut,
      environments: environments.map(({ name, context, cost }) => {
        const { region, accountId } = context.stack;
        return { name, region, accountId, cost };
      }),
    });
    const feeds = new Feeds(environments, every, this.dispatch);
    const painter = new Painter(canvas, showsUtf8(process.env));
    const ink = this.props.render(this.screen(), {
      stdout: painter as unknown as NodeJS.WriteStream,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
    const resize = () => {
      painter.forget();
      this.dispatch({ type: "resize", ...sizeOf(canvas) });
    };
    const clock = setInterval(() => this.dispatch({ type: "tick", now: Date.now() }), TICK);
    canvas.on("resize", resize);
    feeds.start();
    try {
      return await new Promise<number>((leave) => {
        this.changed = (before, now) => {
          feeds.follow(before, now);
          if (now.leaving !== undefined) leave(now.leaving);
          else if (now !== before) ink.rerender(this.screen());
        };
      });
    } finally {
      clearInterval(clock);
      canvas.off("resize", resize);
      ink.unmount();
    }
  }

  private screen() {
    const { state } = this;
    if (!state) throw new Error("there is nothing to draw yet");
    const press = (one: Press) => this.dispatch({ type: "press", press: one });
    return createElement(App, { state, press });
  }
}

const sizeOf = ({ columns, rows }: Pick<NodeJS.WriteStream, "columns" | "rows">) => ({
  columns: columns || 80,
  rows: rows || 24,
});
