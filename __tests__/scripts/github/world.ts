import { afterAll, beforeAll, beforeEach } from "vitest";
import { GitHub } from "../../../scripts/github/github";
import { placeOf } from "../../../scripts/github/place";
import { Hub, jobOf } from "./stand-in";

/** A GitHub of a test file's own, empty for each test. */
export function withHub(): { readonly hub: Hub; readonly github: GitHub } {
  const hub = new Hub();
  const world: { hub: Hub; github?: GitHub } = { hub };
  beforeAll(async () => {
    await hub.start();
    world.github = new GitHub(placeOf(jobOf(hub)), 1);
  });
  afterAll(() => hub.stop());
  beforeEach(() => {
    for (const list of [hub.comments, hub.issues, hub.statuses, hub.asked]) list.length = 0;
    hub.pulls.clear();
    hub.login = undefined;
    hub.fate = () => "pass";
  });
  return {
    hub,
    get github() {
      if (!world.github) throw new Error("the stand-in has not started");
      return world.github;
    },
  };
}
