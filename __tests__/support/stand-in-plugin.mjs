#!/usr/bin/env node
/**
 * Stands in for session-manager-plugin: takes its arguments as the real one does (its source:
 * `ValidateInputAndStartSession`), says the same, ends with 0 whatever went wrong, and instead of a task has this
 * machine: a shell of it, or its network. `STAND_IN` names a file to which it notes how it was called.
 */
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const VARIABLE = "AWS_SSM_START_SESSION_RESPONSE";
const args = process.argv.slice(2);

if (args[0] === "--version") {
  console.log(process.env.STAND_IN_VERSION ?? "1.3.0.0");
  process.exit(0);
}
appendFileSync(
  String(process.env.STAND_IN),
  `${JSON.stringify({ args, inVariable: process.env[VARIABLE] ?? null })}\n`,
);

const [first = "", , operation, , parameters = "", endpoint] = args;
if (operation !== "StartSession") end("Invalid Operation");
const response = JSON.parse(first.startsWith(VARIABLE) ? String(process.env[VARIABLE]) : first);
for (const key of ["SessionId", "StreamUrl", "TokenValue"])
  if (!response[key]) end(`Cannot perform start session: no ${key}`);
if (!endpoint?.startsWith("http")) end("Cannot perform start session: no endpoint");
const { Target, DocumentName, Parameters } = JSON.parse(parameters);
if (!/^ecs:[\w-]+_[\w-]+_[\w-]+$/.test(Target)) end("Cannot perform start session: no target");
console.log(`\nStarting session with SessionId: ${response.SessionId}`);
if (process.env.STAND_IN_FAILS) end(`Cannot perform start session: ${process.env.STAND_IN_FAILS}`);

if (DocumentName === undefined) {
  const shell = spawn("/bin/sh", [], { stdio: ["pipe", "inherit", "inherit"] });
  shell.stdin.on("error", () => {});
  // A terminal is on the other side, where Ctrl-D ends the input.
  process.stdin.on("data", (chunk) => {
    const [text, ...over] = chunk.toString().split("\x04");
    shell.stdin.write(text);
    if (over.length > 0) shell.stdin.end();
  });
  process.stdin.on("end", () => end("Cannot perform start session: EOF"));
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => shell.kill());
  shell.on("exit", (code) => process.exit(code ?? 1));
} else {
  const { host, portNumber, localPortNumber } = Parameters;
  const server = createServer((near) => {
    const far = connect(Number(portNumber[0]), host[0]);
    near.pipe(far).pipe(near);
    for (const one of [near, far]) one.on("error", () => [near, far].map((each) => each.destroy()));
  });
  server.listen(Number(localPortNumber[0]), "localhost", () => {
    console.log(`Port ${localPortNumber[0]} opened for sessionId ${response.SessionId}.`);
    console.log("Waiting for connections...");
    // As when Session Manager ends a session.
    if (process.env.STAND_IN_ENDS) setTimeout(() => end(process.env.STAND_IN_ENDS), 200);
  });
  process.on("SIGINT", () => end("Terminate signal received, exiting."));
}

/** @param {string | undefined} words */
function end(words) {
  console.log(words);
  process.exit(0);
}
