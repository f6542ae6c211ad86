import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Access } from "../aws/access";
import { writeBackendConfig } from "../emulator/terraform-backend";
import { tidyAtEnd } from "../lib/signals.mjs";
import type { App } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { stateName } from "../state/place";
import { makeStateReady } from "../state/ready";
import { giveBackOwn } from "../state/release";
import { noteState, removeAbandoned, workspacesIn } from "./abandoned";
import type { LongRun, OnInterrupt } from "./long-run";
import { openBackend } from "./open-backend";
import { withProviders } from "./providers";
import { keepState, unsavedInWords } from "./unsaved-state";
import { createWorkDirectory } from "./work-directory";

export interface WorkspaceProps {
  readonly app: App;
  readonly stack: Stack;
  readonly access: Access;
  /**
   * Keeps the state in the workspace instead of in the stack's own backend.
   * @default false
   */
  readonly localState?: boolean;
  /** Further configuration, by file name, that belongs to this one run. */
  readonly files?: Readonly<Record<string, object>>;
  /**
   * Sees to it that Terraform will be able to read the state.
   * @default it does all that it can, which takes rights to write: {@link makeStateReady}
   */
  readonly makeReady?: (props: WorkspaceProps) => Promise<unknown>;
  /** @default "finish" */
  readonly onInterrupt?: OnInterrupt;
  /** For what takes longer than usual, and for what is important. */
  readonly say: (line: string) => void;
}

/** A copy of a stack in which Terraform is ready to work. */
export interface Workspace {
  readonly stack: Stack;
  readonly directory: string;
  /** What Terraform is run with; add `onEvent` to see what it does. */
  readonly run: LongRun;
  /** File with the `-backend-config` for an emulator; undefined for AWS. */
  readonly backendConfig: string | undefined;
}

/**
 * Opens a stack for Terraform, in a folder that belongs to this process alone: an initialized folder is
 * bound to its backend, and two commands at once must not meet before the lock of the state.
 */
export async function inWorkspace<T>(
  props: WorkspaceProps,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const { app, stack, access, localState = false, say } = props;
  const base = workspacesIn(app.root);
  const directory = join(base, `${stack.name}-${process.pid}-${randomUUID().slice(0, 8)}`);
  // A plan file has the whole state in it, and Terraform writes it readable for everybody.
  await mkdir(base, { recursive: true });
  await chmod(base, 0o700);
  removeAbandoned(base);
  return tidyAtEnd(
    () => leave(directory, props),
    async () => {
      // What is wrong with a state is said in words before Terraform meets it.
      if (!localState) await (props.makeReady ?? makeStateReady)(props);
      const environment = await withProviders({
        root: app.root,
        stack: stack.folder,
        environment: access.environment,
        onDownload: () => say("Downloading the AWS provider, once …"),
      });
      await createWorkDirectory({ stack: stack.folder, directory, localState });
      noteState(directory, stateName(props));
      for (const [name, content] of Object.entries(props.files ?? {})) {
        await writeFile(join(directory, name), JSON.stringify(content));
      }
      const backendConfig = await pointAt(access, directory);
      const run = {
        stack: stack.name,
        directory,
        environment,
        say,
        giveBack: (id: string) => giveBackOwn(props, id),
        unsaved: () => unsaved(directory, props),
        onInterrupt: props.onInterrupt ?? "finish",
      } as const;
      await openBackend(run, stack, localState ? undefined : backendConfig);
      return work({ stack, directory, run, backendConfig });
    },
  );
}

async function pointAt({ endpoint }: Access, directory: string): Promise<string | undefined> {
  if (endpoint === undefined) return undefined;
  await writeBackendConfig(join(directory, "emulator.tfbackend"), endpoint);
  return "emulator.tfbackend";
}

/** Keeps the state that could not be saved, and says what to do about it; undefined where it was saved. */
function unsaved(
  directory: string,
  { app, stack, onInterrupt }: WorkspaceProps,
): string | undefined {
  if (onInterrupt === "abandon") return undefined;
  const kept = keepState(directory, app.folder, stack.name);
  return kept === undefined ? undefined : unsavedInWords(stack.name, kept);
}

/** Removes a workspace. A state that no error told of yet is kept and told of first. */
function leave(directory: string, props: WorkspaceProps): void {
  const words = unsaved(directory, props);
  if (words !== undefined) props.say(words);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
