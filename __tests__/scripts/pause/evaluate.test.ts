import { expect, test } from "vitest";
import { evaluate } from "../../../scripts/pause/evaluate";

const known = {
  locals: {
    running: '${(!startswith(aws_ssm_parameter.pause_pointer.insecure_value, "paused"))}',
    released: '${(aws_ssm_parameter.backend_release.insecure_value != "sha256:00")}',
  },
  parameter: (name: string) => (name === "pause_pointer" ? "paused {}" : "sha256:ab"),
};

test.each([
  ["${local.released ? 2 : 0}", 2],
  ["${(local.released && local.running) ? 2 : 0}", 0],
  ["${(local.running && local.released) ? 2 : 0}", 0],
  ["${!(local.released && local.running)}", true],
  ['${local.running ? "ENABLED" : "DISABLED"}', "DISABLED"],
  ["${local.running || local.released ? 1 : 3}", 1],
  ["${!local.running == true}", true],
  ['${"a ? b" == "a ? b"}', true],
  ["ENABLED", "ENABLED"],
  [4, 4],
])("%s comes to %s, as Terraform has it", (expression, value) => {
  expect(evaluate(expression, known)).toBe(value);
});

test.each(["${local.unknown}", "${max(1, 2)}", "${local.running", "${1 2}", "${var.x ? 1 : 0}"])(
  "%s is not guessed at",
  (expression) => {
    expect(() => {
      const value = evaluate(expression, known);
      // What has no `${…}` around it is a text.
      if (value === expression) throw new Error("a text");
    }).toThrow();
  },
);
