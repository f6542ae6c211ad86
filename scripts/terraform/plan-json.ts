/** What is read of `terraform show -json` of a plan. Source: Terraform's "JSON Output Format". */
export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly planned_values: { readonly outputs?: Outputs; readonly root_module: ModuleValues };
  readonly resource_changes?: readonly ResourceChange[];
  /** What is not in AWS as the state says, in all resources of the state. */
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly prior_state?: { readonly values?: { readonly root_module?: ModuleValues } };
  readonly configuration: { readonly root_module: ModuleConfiguration };
}

export type Outputs = Readonly<Record<string, { readonly sensitive: boolean; value?: unknown }>>;

export interface ModuleValues {
  readonly resources?: readonly ResourceValues[];
  readonly child_modules?: readonly ModuleValues[];
}

export interface ResourceValues {
  readonly address: string;
  readonly mode: "managed" | "data" | "ephemeral";
  readonly type: string;
  readonly name: string;
  /** Absent when none of them is known before apply. */
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ResourceChange {
  readonly address: string;
  /** Its address in the state, where it is moved. */
  readonly previous_address?: string;
  readonly mode: "managed" | "data" | "ephemeral";
  readonly type: string;
  /** Why, where Terraform says: `replace_because_tainted`. */
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly ("no-op" | "create" | "read" | "update" | "delete" | "forget")[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: unknown;
    /** `true` in the place of every value that is secret by the provider's schema. */
    readonly after_sensitive: unknown;
    /** The paths of the arguments that force a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    /** Where it is imported: by which id. */
    readonly importing?: { readonly id?: string };
  };
}

export interface ModuleConfiguration {
  readonly resources?: readonly ConfiguredResource[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: ModuleConfiguration }>>;
}

export interface ConfiguredResource {
  readonly address: string;
  readonly mode: "managed" | "data" | "ephemeral";
  readonly type: string;
  /** By argument. */
  readonly expressions?: Readonly<Record<string, unknown>>;
}

/** Every planned resource, those of HCL modules included. */
export function resourcesOf(module: ModuleValues): ResourceValues[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesOf)];
}

/** Every resource and data source that a configuration speaks of, whether it is planned or not. */
export function configuredIn(module: ModuleConfiguration): ConfiguredResource[] {
  const calls = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
    configuredIn(call.module ?? {}).map((resource) => ({
      ...resource,
      address: `module.${name}.${resource.address}`,
    })),
  );
  return [...(module.resources ?? []), ...calls];
}

/** How many resources the plan creates. */
export function toAdd(plan: PlanJson): number {
  return (plan.resource_changes ?? []).filter(
    ({ mode, change }) => mode === "managed" && change.actions.includes("create"),
  ).length;
}
