import { expect, test } from "vitest";
import { SHELLS, scriptFor } from "../../../scripts/completion/shells";

test.each(SHELLS)("%s calls the program wherever it is", (shell) => {
  const script = scriptFor(shell, "/some where/it's/bin/devops-platform.mjs");
  const quoted = shell === "fish" ? "it\\'s" : "it'\\''s";

  expect(script).toContain(`node '/some where/${quoted}/bin/devops-platform.mjs' `);
});
