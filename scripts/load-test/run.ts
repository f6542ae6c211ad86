import { readFileSync } from "node:fs";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { interrupted, onSignals } from "../lib/signals.mjs";
import type { StackContext } from "../lib/stack-context";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import { inJson } from "../status/json";
import { askForName } from "../terminal/ask";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import type { LoadTestFlags } from "./command";
import { loadTest, type Wanted } from "./load-test";
import { reportInWords } from "./words";

type EndSignal = Parameters<typeof interrupted>[0];

/** Loads a service as the command line says, and prints what was measured. */
export async function runLoadTest(
  root: string,
  name: string,
  service: string,
  flags: LoadTestFlags,
): Promise<void> {
  const wanted = wantedOf(flags);
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, name);
  const answers = { typed: flags.confirm };
  const context = { app, stack, access: accessOf(), answers, say } satisfies StackContext;
  await requireAccount(context.access, stack);
  if (permissionOf(stack).lifecycle === "durable") {
    say(`${name} is durable: the load takes from the tasks and the database that its users have.`);
    await askForName(stack.name, answers);
  }
  const stop = new AbortController();
  let signal: EndSignal | undefined;
  const report = await onSignals(
    (asked) => {
      if (signal === undefined)
        say("Stopping; what was measured follows. Once more leaves at once.");
      else process.exit(exitCodes.interrupted);
      signal = asked;
      stop.abort();
    },
    () => loadTest(root, context, service, wanted, stop.signal),
  );
  process.stdout.write(
    flags.json ? inJson(report) : reportInWords(report, styleFor(process.stdout)),
  );
  if (signal !== undefined)
    throw interrupted(signal, "The figures are of what was done until then.");
  if (report.measured.stopped !== undefined) throw tooManyErrors(name, service, wanted);
  if (report.missed.length > 0) throw missed(report.missed);
}

function wantedOf(flags: LoadTestFlags): Wanted {
  const { minutes, method, header, bodyFile, ...rest } = flags;
  const body = bodyFile === undefined ? undefined : readBody(bodyFile);
  const upper = method.toUpperCase();
  if (!METHODS.includes(upper))
    throw new CommandError(`"${method}" is no method that is sent`, {
      hint: `Write one of ${METHODS.join(", ")}.`,
      exitCode: exitCodes.usage,
    });
  return { ...rest, seconds: minutes * 60, method: upper, headers: header, body };
}

const METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

function readBody(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`, {
      hint: "--body-file names the file that is sent with each request.",
      exitCode: exitCodes.usage,
    });
  }
}

const tooManyErrors = (name: string, service: string, { stopAtErrors }: Wanted) =>
  new CommandError(`more than ${stopAtErrors} % of the requests of ten seconds failed`, {
    hint: `devops-platform why ${name} ${service} says what went wrong.`,
    exitCode: exitCodes.failed,
  });

const missed = (what: readonly string[]) =>
  new CommandError(what.join("; "), {
    hint: "The service was loaded to the end, and does not keep to what was asked for.",
    exitCode: exitCodes.failed,
  });
