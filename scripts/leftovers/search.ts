import { setTimeout as wait } from "node:timers/promises";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Remains } from "../receipt/receipt";
import { readState } from "../state/content";
import { entriesOf } from "../state/document";
import { parseArn, typeOf } from "./classify";
import { askOwner } from "./owners";
import { taggedArns } from "./tagged";

/** Something that is there and should not be. */
export interface Leftover {
  readonly arn: string;
  /** As its ARN says: `ec2:subnet`, `s3`. */
  readonly type: string;
}

/** What an account has of a destroyed stack. */
export interface Found {
  readonly leftovers: readonly Leftover[];
  /** What stays for a reason: snapshots, secrets and keys that wait for their deletion. */
  readonly remains: readonly Remains[];
}

/** The tagging API says itself that it lags behind, and not by how much. */
const ROUNDS = 6;
const PAUSE_SECONDS = 20;

/**
 * Searches by the tags that everything of a stack has. Each find is looked up with the service that
 * owns it; where there is no asking, the search is made again until it is no longer listed.
 * @param destroyed ARNs of what Terraform has just destroyed
 */
export async function searchByTags(
  context: StackContext,
  destroyed: ReadonlySet<string> = new Set(),
): Promise<Found> {
  const { stack, say } = context;
  return callingAws(`looking for what is left of ${stack.name}`, async () => {
    const ours = await ofOtherStacks(context);
    for (let round = 1; ; round++) {
      const found = await searchOnce(context, ours, destroyed);
      if (found.unknown === 0 || round === ROUNDS) return found;
      say(
        `AWS still lists ${found.unknown} that may be gone; asking again in ${PAUSE_SECONDS} s …`,
      );
      await wait(PAUSE_SECONDS * 1000);
    }
  });
}

async function searchOnce(
  context: StackContext,
  ours: ReadonlySet<string>,
  destroyed: ReadonlySet<string>,
) {
  const left: Leftover[] = [];
  const remains = new Map<string, Remains>();
  let unknown = 0;
  for (const arn of await taggedArns(context)) {
    if (ours.has(arn)) continue;
    const resource = parseArn(arn);
    const finding = await askOwner(context, resource);
    // Its owner told Terraform that it is gone; the tagging API can list it for hours.
    if (finding === "unknown" && destroyed.has(arn)) continue;
    if (finding === "gone") continue;
    if (typeof finding === "object") remains.set(finding.remains.arn, finding.remains);
    else left.push({ arn, type: typeOf(resource) });
    if (finding === "unknown") unknown += 1;
  }
  return { leftovers: left, remains: [...remains.values()], unknown };
}

/** `shared` and `bootstrap` have the same tags: what the state of the other one knows is not left over. */
async function ofOtherStacks({ app, stack, access }: StackContext): Promise<Set<string>> {
  const others = app.stacks.filter(
    (other) =>
      other.name !== stack.name &&
      other.environment === stack.environment &&
      other.accountId === stack.accountId &&
      other.region === stack.region,
  );
  const arns = new Set<string>();
  for (const other of others) {
    const state = await readState({ app, stack: other, access });
    for (const { attributes } of state ? entriesOf(state.document) : [])
      if (typeof attributes.arn === "string") arns.add(attributes.arn);
  }
  return arns;
}
