import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../../support/project";

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

const cost = (...words: string[]) => project.run(["bin/devops-platform.mjs", "cost", ...words]);

test("an environment is estimated from its configuration alone, without credentials", async () => {
  const { code, stdout } = await cost("dev");
  expect(stdout).toMatch(/^dev in eu-west-1: about \d+\.\d\d to \d+\.\d\d USD a month\n/);
  expect(stdout).toMatch(/By part\n(?: +.+\n)* +network +\d+\.\d\d\n/);
  expect(stdout).toMatch(/ +pause +saves \d/);
  expect(code).toBe(0);
});

test("--json has every item, and the total is their sum", async () => {
  const { stdout } = await cost("dev", "--json");
  const { total, items } = JSON.parse(stdout) as {
    total: { high: number };
    items: { cost: { high: number } | null }[];
  };
  const sum = items.reduce((all, item) => all + (item.cost?.high ?? 0), 0);
  expect(total.high).toBeCloseTo(sum, 6);
  expect(sum).toBeGreaterThan(10);
});

test("nothing named and an unknown name are wrong usage, and say what to write", async () => {
  expect(await cost()).toMatchObject({ code: 2, stderr: expect.stringContaining("cost dev") });
  expect(await cost("dve")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Did you mean dev?"),
  });
});

test("--months takes what Cost Explorer keeps", async () => {
  expect(await cost("dev", "--months", "14")).toMatchObject({ code: 2 });
});
