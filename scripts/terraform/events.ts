/** What is read of Terraform's `-json` output. Source: Terraform's "Machine-Readable UI". */
export type TerraformEvent =
  | DiagnosticEvent
  | HookEvent
  | PlannedChangeEvent
  | DriftEvent
  | SummaryEvent;

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
  readonly type:
    | "apply_start"
    | "apply_progress"
    | "apply_complete"
    | "apply_errored"
    | "refresh_start"
    | "refresh_complete"
    | "ephemeral_op_start"
    | "ephemeral_op_complete";
  readonly hook: {
    readonly resource: ResourceName;
    readonly action?: string;
    readonly id_value?: string;
    readonly elapsed_seconds?: number;
  };
}

export interface PlannedChangeEvent {
  readonly type: "planned_change";
  readonly change: { readonly resource: ResourceName; readonly action: string };
}

/** Something that was changed behind Terraform's back. */
export interface DriftEvent {
  readonly type: "resource_drift";
  readonly change: { readonly resource: ResourceName; readonly action: string };
}

export interface SummaryEvent {
  readonly type: "change_summary";
  readonly changes: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly import: number;
    readonly operation: "plan" | "apply" | "destroy";
  };
}

export interface ResourceName {
  readonly addr: string;
  readonly resource_type: string;
}

/** One line of the output; undefined for what no command here reads. */
export function parseEvent(line: string): TerraformEvent | undefined {
  const types =
    /"type":"(diagnostic|apply_\w+|refresh_\w+|ephemeral_op_\w+|planned_change|resource_drift|change_summary)"/;
  if (!types.test(line)) return undefined;
  try {
    return JSON.parse(line) as TerraformEvent;
  } catch {
    return undefined;
  }
}
