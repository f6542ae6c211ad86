import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isCommandError } from "../../lib/errors.mjs";
import { findPython } from "../../python/find";
import { type Check, ok, warning } from "../finding";

const run = promisify(execFile);

/** Python with venv. Nothing that is done in AWS needs it, so its absence is no problem. */
export const pythonCheck: Check = {
  name: "Python",
  async look() {
    try {
      const { program, identity } = await findPython("run the AWS emulator");
      const [major, minor] = identity.split(" ");
      const found = `${major}.${minor} (${program})`;
      const venv = await run(program, ["-c", "import ensurepip, venv"]).then(
        () => true,
        () => false,
      );
      if (venv) return ok(found);
      return warning(
        `${found} cannot make virtual environments, which the emulator needs`,
        "On Debian and Ubuntu: apt-get install python3-venv",
      );
    } catch (error) {
      if (!isCommandError(error)) throw error;
      return warning(error.message, error.hint ?? "");
    }
  },
};
