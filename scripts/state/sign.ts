import { execFile } from "node:child_process";
import { hostname } from "node:os";
import { promisify } from "node:util";
import {
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { callerOf } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { bucketClient, objectOf } from "./place";
import { signatureIn, tagsOf } from "./signature";

const run = promisify(execFile);

/**
 * Notes on the newest version of a state who wrote it, from where and with what, unless that is
 * noted already. It never makes a command fail: what was done is done, and the note says nothing
 * that Terraform needs.
 */
export async function signState(
  context: StackContext,
  { command }: { readonly command: string },
): Promise<void> {
  try {
    await sign(context, command);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.say(`Who wrote this version of the state could not be noted: ${reason}`);
  }
}

async function sign(context: StackContext, command: string): Promise<void> {
  const { access, stack, app } = context;
  const client = bucketClient(context);
  const { VersionId } = await client.send(new HeadObjectCommand(objectOf(context)));
  const version = { ...objectOf(context), VersionId };
  const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(version));
  if (signatureIn(TagSet.map(({ Key, Value }) => ({ Key, Value })))) return;
  const { arn } = await callerOf(access, stack.region);
  const signature = { who: arn, machine: hostname(), command, commit: await commitOf(app.folder) };
  await client.send(
    new PutObjectTaggingCommand({ ...version, Tagging: { TagSet: tagsOf(signature) } }),
  );
}

/** The commit that a folder is at; empty where there is none. */
async function commitOf(folder: string): Promise<string> {
  const git = async (...args: string[]) =>
    (await run("git", ["-C", folder, ...args])).stdout.trim();
  try {
    const commit = await git("rev-parse", "--short=12", "HEAD");
    return (await git("status", "--porcelain")) === "" ? commit : `${commit}+changes`;
  } catch {
    return "";
  }
}
