import { expect, test } from "vitest";
import { waitingInWords } from "../../../scripts/deploy/waiting";

test("an environment whose images were all released waits for nothing", () => {
  expect(waitingInWords("dev", [])).toBeUndefined();
});

test("images that were never released are named, with what to do next", () => {
  const words = waitingInWords("dev", ["backend"]);
  expect(words).toMatch(/^No task runs yet of backend: that image was never released to dev\./);
  expect(words).toContain("devops-platform deploy-app dev");
});

test("several are named together", () => {
  expect(waitingInWords("dev", ["backend", "proxy"])).toMatch(
    /^No task runs yet of backend and proxy: those images were/,
  );
});
