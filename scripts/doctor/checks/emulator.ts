import { installedEmulator } from "../../emulator/install";
import { isCommandError } from "../../lib/errors.mjs";
import { type Check, notChecked, ok } from "../finding";

/** The AWS emulator of `npm start`, `prove` and the tests. */
export const emulatorCheck = (root: string): Check => ({
  name: "emulator",
  async look() {
    try {
      return (await installedEmulator(root)) === undefined
        ? ok("not installed yet; the first use takes half a minute and a Python package index")
        : ok("installed");
    } catch (error) {
      if (isCommandError(error)) return notChecked("it needs Python");
      throw error;
    }
  },
});
