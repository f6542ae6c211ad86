import { appFolder, openApp } from "../stacks/app";
import { hasColour } from "../terminal/style";
import { whileTicking } from "../terminal/ticker";
import type { LiveFlags } from "./command";
import { EnvironmentFeed } from "./feed/environment";
import { loadInk } from "./ink";
import { openEnvironments } from "./open";
import { Session } from "./session";
import { onAlternateScreen } from "./terminal/alternate-screen";
import { requireTerminal } from "./terminal/refuse";

/** Shows environments on a screen of its own until somebody leaves it. */
export async function liveStatus(
  root: string,
  names: readonly string[],
  { every, color }: LiveFlags,
): Promise<void> {
  const { stdin, stdout } = process;
  requireTerminal({ stdin, stdout, environment: process.env });
  if (!color) process.env.NO_COLOR = "1";
  // What ink colours with knows no NO_COLOR.
  if (!hasColour(stdout)) process.env.FORCE_COLOR = "0";
  const { opened, leftOut } = await whileTicking("Looking for what is deployed …", async () =>
    openEnvironments(await openApp({ root, folder: appFolder(root) }), names),
  );
  const { render } = await loadInk(root);
  const session = new Session({ every, leftOut, canvas: stdout, render });
  const feeds = opened.map(
    ({ context, deployed }) => new EnvironmentFeed(context, deployed, session.dispatch),
  );
  const code = await onAlternateScreen({ stdin, stdout }, () => session.run(feeds));
  // Calls that are under way, and logs that are followed, have nobody left to tell.
  process.exit(code);
}
