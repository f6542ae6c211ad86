import { expect, test } from "vitest";
import { outline } from "../../../scripts/env/outline";

test("an outline indents fields, keeps short lists on a line and leaves out what is not set", () => {
  const value = {
    zones: ["a", "b"],
    database: { class: "db.t4g.micro", replica: undefined },
    rules: [{ port: 443, from: "api" }],
    peers: {},
  };
  expect(outline(value)).toBe(
    [
      "zones: [a, b]",
      "database:",
      "  class: db.t4g.micro",
      "rules:",
      "  - port: 443",
      "    from: api",
      "peers: {}",
    ].join("\n"),
  );
});

test("a text that would read as something else is quoted", () => {
  expect(outline({ version: "16", on: "true", empty: "" })).toBe(
    'version: "16"\non: "true"\nempty: ""',
  );
});
