import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";

/** The oldest Python for which the locked packages exist. */
const oldest = { major: 3, minor: 11 };

export interface Python {
  readonly program: string;
  /** Version and place: an environment built by one Python is of no use to another. */
  readonly identity: string;
}

const question = "import sys; print(sys.version_info[0], sys.version_info[1], sys.base_prefix)";

/** Finds Python 3; `purpose` completes "Python is needed to …" in the error. */
export async function findPython(purpose: string): Promise<Python> {
  const found: string[] = [];
  for (const program of ["python3", "python"]) {
    const answer = await runToEnd(program, ["-c", question]).then(
      ({ code, stdout }) => (code === 0 ? stdout : undefined),
      () => undefined,
    );
    if (answer === undefined) continue;
    const [major = 0, minor = 0] = answer.split(" ").map(Number);
    if (major === oldest.major && minor >= oldest.minor) return { program, identity: answer };
    found.push(`${program} is ${major}.${minor}`);
  }
  throw new CommandError(
    `Python ${oldest.major}.${oldest.minor} or newer is needed to ${purpose}, but ${
      found.length === 0 ? "no python3 was found" : found.join(" and ")
    }`,
    {
      hint: `Install Python (https://www.python.org/downloads/; on Debian and Ubuntu \`apt-get install python3 python3-venv\`) and put it on the PATH.`,
      exitCode: exitCodes.program,
    },
  );
}
