import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CommandError } from "../lib/errors.mjs";
import { tidyAtExit } from "../lib/signals.mjs";
import { emulatorEnvironment } from "./environment";
import type { Given } from "./given";
import { ensureEmulator } from "./install";

export interface EmulatorProps {
  /** The repository: the emulator is installed into its cache. */
  readonly root: string;
  /** The AWS account that the emulator plays: `allowed_account_ids` of a stack must hold. */
  readonly account: string;
  /** @default "eu-west-1"; only for calls of programs that name no region themselves */
  readonly region?: string;
  /** What the account holds before anything is deployed; `givenFor` reads it from stacks. @default nothing */
  readonly given?: Partial<Given>;
}

export interface Emulator {
  readonly account: string;
  readonly endpoint: string;
  /** What to add to the environment of Terraform and of everything else that calls AWS. */
  readonly environment: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts an AWS account with nothing in it but what is given, on 127.0.0.1. It ends with {@link Emulator.stop} or with us. */
export async function startEmulator(props: EmulatorProps): Promise<Emulator> {
  const python = await ensureEmulator(props.root);
  const server = spawn(python, [join(props.root, "scripts", "emulator", "server.py")], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      MOTO_ACCOUNT_ID: props.account,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      EMULATOR_GIVEN: JSON.stringify(props.given ?? {}),
    },
  });
  // A closed input ends it too, but not while it still loads.
  server.once(
    "exit",
    tidyAtExit(() => server.kill("SIGKILL")),
  );
  const endpoint = await endpointOf(server);
  doNotWaitFor(server);
  return {
    account: props.account,
    endpoint,
    environment: emulatorEnvironment(endpoint, props.region ?? "eu-west-1"),
    stop: () => stop(server),
  };
}

/** Waits for the line that names the endpoint; the server says nothing else on stdout. */
async function endpointOf(server: ChildProcess): Promise<string> {
  const errors: string[] = [];
  server.stderr?.on("data", (chunk: Buffer) => {
    errors.push(chunk.toString());
    if (errors.length > 100) errors.shift();
  });
  const ended = once(server, "exit").then(([code]) => {
    throw new CommandError(`the AWS emulator ended with code ${code} before it answered`, {
      hint: errors.join("").trim(),
    });
  });
  ended.catch(() => {});
  if (!server.stdout) throw new Error("the emulator was started without its output");
  const [line]: string[] = await Promise.race([
    once(createInterface(server.stdout), "line") as Promise<string[]>,
    ended,
  ]);
  if (line === undefined) throw new Error("the emulator named no endpoint");
  return line;
}

/** Lets us end without having called stop: the server then ends by itself. */
function doNotWaitFor(server: ChildProcess): void {
  server.unref();
  for (const stream of [server.stdin, server.stdout, server.stderr]) {
    if (stream instanceof Socket) stream.unref();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.ref();
  server.stdin?.end();
  await ended;
}
