import { planConnections } from "../../src/connections/plan";
import { type Reach, summarize } from "../../src/connections/summary";
import { estimateOf } from "../cost/of-stack";
import { totalInWords } from "../cost/words";
import { environmentNamed } from "../env/environments";
import { compositionOf } from "../prove/composition";
import type { App } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import type { Stack } from "../stacks/stack";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { compositionInWords, reachInWords, section } from "./words";

/** Shows what an environment is, from its configuration alone. */
export async function introduce(app: App, stack: Stack): Promise<void> {
  const style = styleFor(process.stderr);
  const columns = process.stderr.columns || 100;
  const { name, region } = stack;
  const parts = compositionInWords(compositionOf(stack), columns);
  say(section(`${name} (${permissionOf(stack).lifecycle}, ${region}) is made of`, parts, style));
  const ways = await waysIn(app, name);
  if (ways.length > 0) {
    say("");
    say(section("Who can reach whom", reachInWords(ways), style));
  }
  say("");
  say(`On AWS, ${totalInWords(estimateOf(stack))}: devops-platform cost ${name}\n`);
}

/** Only the repository's own environments can be asked: another app's are known by its output alone. */
async function waysIn(app: App, name: string): Promise<Reach[]> {
  return app.folder === app.root ? summarize(planConnections(await environmentNamed(name))) : [];
}
