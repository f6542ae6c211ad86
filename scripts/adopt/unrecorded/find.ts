import { callingAws } from "../../aws/errors";
import type { StackContext } from "../../lib/stack-context";
import type { PlanJson } from "../../terraform/plan-json";
import type { Import } from "../import-blocks";
import { Candidates } from "./candidates";
import { type Choice, choose } from "./choose";
import { refuseDoubled } from "./doubled";
import { Inquiry } from "./inquiry";
import { Memory } from "./memory";
import { type Recorded, recordedIn, type Values, type Wanted, wantedIn } from "./wanted";
import type { Tags, Way } from "./way";
import { WAYS } from "./ways";

type Place = Pick<StackContext, "stack" | "access">;

/**
 * Finds what a plan would create although it is in AWS, belongs to this very environment and is in no
 * state: a deploy was killed within the seconds in which Terraform saves its state. What bears other
 * tags, or none where its type has tags, is never taken: AWS's own error then says that a name is taken.
 *
 * One search by tags, and a call for each role, alias or rule that is planned; nothing for a plan
 * that creates nothing.
 */
export class UnrecordedSearch {
  private readonly candidates: Candidates;
  private readonly inquiry: Inquiry;
  private readonly memory = new Memory();
  private recorded: Recorded | undefined;

  constructor(private readonly place: Place) {
    this.candidates = new Candidates(place);
    this.inquiry = new Inquiry(place);
  }

  /**
   * What to import instead of creating it, those that the plan imports already included. Plan with these
   * and ask again until the answer stays: parts are found only when what they belong to is imported.
   * @throws where something is there more than once
   */
  async findUnrecorded(plan: PlanJson): Promise<Import[]> {
    this.memory.learn(plan);
    this.recorded ??= recordedIn(plan);
    const { name } = this.place.stack;
    const choices = await callingAws(`looking for what ${name} has in AWS already`, () =>
      Promise.all(wantedIn(plan).map((wanted) => this.choiceFor(wanted))),
    );
    const { imports, doubled } = choose(choices, this.memory);
    refuseDoubled(name, doubled);
    return [...imports];
  }

  /** Told by a plan: there is nothing to be imported by this id. */
  isNotThere(one: Import): void {
    this.memory.forget(one);
  }

  private async choiceFor(wanted: Wanted): Promise<Choice> {
    const way = WAYS[wanted.type];
    const ids = way ? await this.idsFor(way, wanted) : [];
    const unrecorded = ids.filter((id) => !this.recorded?.has(wanted.type, id));
    return { wanted, ids: unrecorded, ...certaintyOf(way, wanted.planned) };
  }

  private async idsFor(way: Way, { type, planned }: Wanted): Promise<readonly string[]> {
    if (way.by === "tags") return this.taggedIds(way, type, planned);
    if (way.by === "asking") return way.ask(this.inquiry, planned);
    if (way.by === "trying") return [way.id(planned) ?? []].flat();
    return [];
  }

  private async taggedIds(way: Tags, type: string, planned: Values): Promise<string[]> {
    const ids: string[] = [];
    for (const found of await this.candidates.of(way.kind)) {
      if (this.recorded?.has(type, found.arn) || !way.is(found, planned)) continue;
      const id = way.id(found, planned);
      if (id !== undefined && (await this.candidates.isThere(found))) ids.push(id);
    }
    return ids;
  }
}

function certaintyOf(way: Way | undefined, planned: Values): Pick<Choice, "confirms" | "unsure"> {
  if (way?.by === "trying")
    return { confirms: (there) => way.isOurs(there, planned), unsure: true };
  if (way?.by !== "tags") return { confirms: () => true, unsure: false };
  const { alike = [] } = way;
  return {
    confirms: (there) => alike.every((name) => String(there[name]) === String(planned[name])),
    // Of EC2's things it is known by then that they are there.
    unsure: !way.kind.startsWith("ec2:"),
  };
}
