import { z } from "zod";
import { mapRecord } from "../../records";

/** How many tasks a service ran and was allowed, before a pause took them away. */
export interface PausedService {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** What the pause pointer of an environment says. */
export interface PauseValue {
  /** `resuming`: it is on its way back; Terraform already plans it as running. */
  readonly state: "running" | "paused" | "resuming";
  /** When it was paused, ISO 8601 in UTC. */
  readonly since?: string;
  /** Who paused it, as AWS knows them. */
  readonly by?: string;
  /** What to go back to, by workload. */
  readonly services?: Readonly<Record<string, PausedService>>;
}

/** What the pointer holds when Terraform creates it. */
export const RUNNING = "running";

/** Terraform asks for nothing but this beginning, so whatever follows it is paused. */
export const PAUSED = "paused";

/** Characters that a standard parameter, which is free, takes. Source: Systems Manager, "Parameter tiers". */
export const LONGEST_PAUSE_VALUE = 4096;

/** A pointer that says nothing that {@link parsePauseValue} knows, or too much to be written. */
export class PauseValueError extends Error {
  override readonly name = "PauseValueError";
}

/** Whether Terraform plans the environment as paused, exactly as it asks itself. */
export const isPaused = (text: string): boolean => text.startsWith(PAUSED);

const tasks = z.int().min(0);

/** `2` where all three are the same, and otherwise desired, minimum, maximum: a hundred services have to fit. */
const shortService = z.union([tasks, z.tuple([tasks, tasks, tasks])]);

const remembered = z.strictObject({
  since: z.string().optional(),
  by: z.string().optional(),
  services: z.record(z.string(), shortService).optional(),
});

/**
 * Reads what a pause pointer holds.
 * @throws PauseValueError when it is neither of the three, or its JSON is not what `pause` writes
 */
export function parsePauseValue(text: string): PauseValue {
  if (text === RUNNING) return { state: "running" };
  const [, state, json = ""] = /^(paused|resuming) (.+)$/s.exec(text) ?? [];
  if (state === undefined)
    throw new PauseValueError(
      `the pause pointer holds ${shown(text)}, which is neither \`running\`, \`paused {…}\` nor \`resuming {…}\``,
    );
  const read = remembered.safeParse(objectIn(json));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.length ? issue.path.join(".") : "it";
    throw new PauseValueError(
      `the pause pointer says \`${state}\` and what follows cannot be read (${where}: ${issue?.message}): ${shown(json)}`,
    );
  }
  const { services, ...rest } = read.data;
  return {
    state: state as "paused" | "resuming",
    ...(rest as Omit<PauseValue, "state" | "services">),
    ...(services && { services: mapRecord(services, spelledOut) }),
  };
}

/**
 * Writes what {@link parsePauseValue} reads.
 * @throws PauseValueError when a standard parameter has no room for it
 */
export function formatPauseValue({ state, ...value }: PauseValue): string {
  if (state === "running") return RUNNING;
  const { services, ...rest } = value;
  const json = { ...rest, ...(services && { services: mapRecord(services, shortened) }) };
  const text = `${state} ${JSON.stringify(json)}`;
  if (text.length <= LONGEST_PAUSE_VALUE) return text;
  const count = Object.keys(services ?? {}).length;
  throw new PauseValueError(
    `what ${count} services go back to takes ${text.length} characters, and the pause pointer has ${LONGEST_PAUSE_VALUE}`,
  );
}

const shortened = ({ desired, minimum, maximum }: PausedService) =>
  desired === minimum && desired === maximum ? desired : ([desired, minimum, maximum] as const);

function spelledOut(short: z.output<typeof shortService>): PausedService {
  const [desired, minimum, maximum] = typeof short === "number" ? [short, short, short] : short;
  return { desired, minimum, maximum };
}

function objectIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
