import { afterAll, expect, test } from "vitest";
import { Project } from "../support/project";

const one = new Project();
const other = new Project();
afterAll(() => {
  one.remove();
  other.remove();
});

test("two clones write the same bytes whatever the folder, time zone, locale, home and user", async () => {
  const first = await one.run(["scripts/app.mjs"], {
    env: { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C", HOME: "/nonexistent", USER: "one" },
  });
  const second = await other.run(["scripts/app.mjs"], {
    env: {
      TZ: "America/Los_Angeles",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      HOME: other.root,
      USER: "other",
      AWS_PROFILE: "other",
      AWS_REGION: "us-east-1",
    },
  });
  expect([first.stderr, first.code, second.code]).toEqual(["", 0, 0]);
  expect(Object.keys(one.tree("cdktf.out"))).toContain("stacks/dev/cdk.tf.json");
  expect(other.tree("cdktf.out")).toEqual(one.tree("cdktf.out"));
});

test("nothing of the machine is in the output", async () => {
  const text = JSON.stringify(one.tree("cdktf.out"));
  expect(text).not.toContain(one.root);
});
