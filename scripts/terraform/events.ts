/** What is read of Terraform's `-json` output. Source: Terraform's "Machine-Readable UI". */
export type TerraformEvent = DiagnosticEvent | HookEvent;

export interface DiagnosticEvent {
  readonly type: "diagnostic";
  readonly diagnostic: Diagnostic;
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource it is about. */
  readonly address?: string;
}

/** How one resource is getting on. */
export interface HookEvent {
  readonly type: "apply_start" | "apply_progress" | "apply_complete" | "apply_errored";
  readonly hook: {
    readonly resource: ResourceName;
    readonly action?: string;
    readonly elapsed_seconds?: number;
  };
}

export interface ResourceName {
  readonly addr: string;
  readonly resource_type: string;
}

const READ = /"type":"(diagnostic|apply_start|apply_progress|apply_complete|apply_errored)"/;

/** One line of the output; undefined for what no command here reads. */
export function parseEvent(line: string): TerraformEvent | undefined {
  if (!READ.test(line)) return undefined;
  try {
    return JSON.parse(line) as TerraformEvent;
  } catch {
    return undefined;
  }
}
