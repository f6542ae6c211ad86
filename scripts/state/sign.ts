import { hostname } from "node:os";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { callerOf } from "../aws/account";
import { commitOf } from "../lib/commit";
import type { StackContext } from "../lib/stack-context";
import { bucketClient, objectOf } from "./place";
import { wasThereBefore } from "./seen";
import { signatureOf, writeSignature } from "./signed";

/**
 * Notes on the newest version of a state who wrote it, from where and with what; not on one that is
 * signed already, or that was there before this process opened the state. It never makes a command fail: what was done is done, and the note says nothing
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
  const { VersionId } = await bucketClient(context).send(new HeadObjectCommand(objectOf(context)));
  if (wasThereBefore(context, VersionId) || (await signatureOf(context, VersionId))) return;
  const { arn } = await callerOf(access, stack.region);
  const commit = await commitOf(app.folder);
  await writeSignature(context, VersionId, { who: arn, machine: hostname(), command, commit });
}
