import type { StackContext } from "../lib/stack-context";
import { requireState } from "../state/condition";
import { markOf, type StateMark } from "../state/document";
import { movedPointers, type PointerVersions, pointerVersions } from "./pointers";

/** What a plan stands on: it is worth nothing once any of this moved. */
export interface Basis {
  /** Undefined where nothing is deployed yet. */
  readonly state: StateMark | undefined;
  readonly pointers: PointerVersions;
}

/** What a plan that is made from now on stands on. Read it before planning, so that it is never newer. */
export async function readBasis(context: StackContext): Promise<Basis> {
  const state = await requireState(context);
  return {
    state: state && markOf(state.document),
    pointers: await pointerVersions(context),
  };
}

/** What moved since, as sentences; empty where the plan still stands. */
export function movedSince(before: Basis, now: Basis): string[] {
  return [
    ...stateMoved(before.state, now.state),
    ...movedPointers(before.pointers, now.pointers).map(
      (name) =>
        `The pointer ${name} was at version ${before.pointers[name] ?? "none"} and is at ${now.pointers[name] ?? "none"}: something was released, paused or resumed in between.`,
    ),
  ];
}

function stateMoved(before: StateMark | undefined, now: StateMark | undefined): string[] {
  if (before?.lineage === now?.lineage && before?.serial === now?.serial) return [];
  if (before === undefined) return ["There was no state when it was made, and there is one now."];
  if (now === undefined) return ["The state it was made from is gone."];
  if (before.lineage !== now.lineage)
    return ["The state is another one: what it was made from was destroyed, or never this one."];
  return [
    `The state was at serial ${before.serial} and is at ${now.serial}: something was applied in between.`,
  ];
}
