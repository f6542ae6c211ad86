import { parseArn, typeOf } from "../../leftovers/classify";
import { askOwner, type Place } from "../../leftovers/owners";
import { taggedResources } from "../../leftovers/tagged";
import type { Candidate } from "./way";

/** What has the environment's tags, by kind. What its service calls gone is left out, once it matters. */
export class Candidates {
  private searched: Promise<Map<string, Candidate[]>> | undefined;
  private readonly asked = new Map<string, Promise<boolean>>();

  constructor(private readonly place: Place) {}

  /** Everything of a kind, as its ARN says: `ec2:subnet`. The first call searches, once for all. */
  async of(kind: string): Promise<readonly Candidate[]> {
    this.searched ??= this.search();
    return (await this.searched).get(kind) ?? [];
  }

  /** Whether it is still there and not on its way out: the tagging API lists for a while what is gone. */
  isThere(candidate: Candidate): Promise<boolean> {
    const known = this.asked.get(candidate.arn);
    if (known) return known;
    // Where nobody can be asked, Terraform will tell.
    const asked = askOwner(this.place, candidate).then((it) => it === "there" || it === "unknown");
    this.asked.set(candidate.arn, asked);
    return asked;
  }

  private async search(): Promise<Map<string, Candidate[]>> {
    const found = new Map<string, Candidate[]>();
    for (const { arn, tags } of await taggedResources(this.place)) {
      const candidate = { ...parseArn(arn), tags };
      const kind = typeOf(candidate);
      found.set(kind, [...(found.get(kind) ?? []), candidate]);
    }
    return found;
  }
}
