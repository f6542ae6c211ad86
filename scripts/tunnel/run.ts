import { once } from "node:events";
import { openForSessions } from "../exec/open-environment";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { TunnelFlags } from "./command";
import { endNamed, throughTo } from "./end";
import { passwordOf } from "./password";
import { throughTunnel } from "./through-tunnel";
import { openedInJson, openedInWords } from "./words";

/** Opens a tunnel and keeps it open until Ctrl-C. */
export async function runTunnel(
  root: string,
  { environment, key }: { readonly environment: string; readonly key: string },
  flags: TunnelFlags,
): Promise<void> {
  const { context, deployed } = await openForSessions(root, environment);
  const end = endNamed(deployed, environment, key);
  const way = throughTo(deployed, environment, key, flags.through);
  const user = end.users.application;
  const password = flags.showPassword && user ? await passwordOf(context, user) : undefined;
  const { minutes, port } = flags;
  await throughTunnel(context, { end, way, port, minutes }, async (tunnel) => {
    const opened = { key, end, port: tunnel.port, through: way.workload.name, password };
    const text = flags.json ? openedInJson(opened) : openedInWords(opened);
    process.stdout.write(`${text}\n`);
    context.say(`The tunnel to ${key}, through ${opened.through}, is open until Ctrl-C.`);
    const asked = tunnel.signal.aborted || once(tunnel.signal, "abort").then(() => true);
    const words = await Promise.race([asked, tunnel.ended]);
    if (typeof words === "string") throw closed(key, words);
  });
  process.exitCode = exitCodes.interrupted;
}

const closed = (key: string, words: string) =>
  new CommandError(`the tunnel to ${key} was closed from the other side`, {
    hint: [
      words,
      "Session Manager ends a session that is idle for 20 min, or as long as its preferences say; the task may have ended too.",
    ]
      .filter(Boolean)
      .join("\n"),
  });
