import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { configOf } from "../by-hand";
import { claimsOf, requireTrusted } from "./identity";
import type { Inputs, Running, StandIn } from "./world";

/** Told of each role that a job takes. */
type OnTaken = (role: string) => void;

/** Stand-ins for the actions of the workflows here. */
export const standIns = (
  endpoint: string,
  onTaken: OnTaken,
): Readonly<Record<string, StandIn>> => ({
  "actions/checkout": checkOut,
  "actions/setup-node": () => ({}),
  "hashicorp/setup-terraform": () => ({}),
  "aws-actions/configure-aws-credentials": (inputs, running) =>
    takeRole(endpoint, inputs, running, onTaken),
  "actions/upload-artifact": upload,
  "actions/download-artifact": download,
});

/** A clone as deep as asked for, of the commit that the event is about. */
function checkOut(inputs: Inputs, { world, workspace }: Running): Inputs {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", workspace, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const { "fetch-depth": depth = "1" } = inputs;
  git("init", "--quiet");
  git("remote", "add", "origin", `file://${world.origin}`);
  const whole = ["--tags", "origin", "+refs/heads/*:refs/remotes/origin/*"];
  if (depth === "0") git("fetch", "--quiet", ...whole);
  else git("fetch", "--quiet", "--no-tags", `--depth=${depth}`, "origin", world.event.sha);
  git("checkout", "--quiet", "--detach", world.event.sha);
  return { commit: world.event.sha };
}

async function takeRole(
  endpoint: string,
  inputs: Inputs,
  running: Running,
  onTaken: OnTaken,
): Promise<Inputs> {
  const { "role-to-assume": role = "", "aws-region": region = "" } = inputs;
  const seconds = Number(inputs["role-duration-seconds"] ?? 3600);
  if (running.permissions["id-token"] !== "write")
    throw new Error("without `id-token: write` GitHub gives no token to take a role with");
  if (region === "") throw new Error("no region is given");
  await requireTrusted(endpoint, role, { claims: claimsOf(running), seconds });
  const sts = new STSClient(configOf({ endpoint }));
  const { Credentials } = await sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: role,
      RoleSessionName: "GitHubActions",
      WebIdentityToken: "a-token-of-a-test",
      DurationSeconds: seconds,
    }),
  );
  onTaken(role);
  Object.assign(running.variables, {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  });
  return {};
}

function upload(inputs: Inputs, { artifacts, workspace }: Running): Inputs {
  const { name = "artifact", path = "", overwrite } = inputs;
  const paths = path.split("\n").filter((line) => line !== "");
  if (artifacts.upload(workspace, name, paths, overwrite === "true")) return {};
  if (inputs["if-no-files-found"] === "error") throw new Error(`there is nothing at ${path}`);
  return {};
}

function download(inputs: Inputs, { artifacts, workspace }: Running): Inputs {
  const { name, pattern = "*", path = "." } = inputs;
  if (name !== undefined && !artifacts.names().includes(name))
    throw new Error(`there is no artifact ${name}`);
  // One that is named comes without a folder of its own.
  const merged = name !== undefined || inputs["merge-multiple"] === "true";
  artifacts.download(resolve(workspace, path), name ?? pattern, merged);
  return {};
}
