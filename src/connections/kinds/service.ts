import { workloadGroup } from "../groups";
import type { ConnectedWorkload } from "../input";
import { serviceHandover } from "../service-handover";
import { type Caller, connectableKind, type Declared } from "./kind";

/** Another workload, if it listens; found by the name that Service Connect gives it. */
export const serviceKind = connectableKind({
  field: "workloads",
  noun: "service",
  made: false,
  groupOf: workloadGroup,
  connect: ({ name, config }: Declared<ConnectedWorkload>) => ({
    // Service Connect's proxy listens on the container's own port (AWS, ServiceConnectService).
    address:
      config.port === undefined
        ? undefined
        : { in: "group", group: workloadGroup(name), port: config.port },
    hasOwner: false,
    hasSecret: false,
    handover: (_, prefix) => serviceHandover(name, config, prefix),
    refuses: (caller) => refusal(config, caller),
  }),
});

function refusal({ kind, port }: ConnectedWorkload, caller: Caller): string | undefined {
  if (kind === "task") return "is a task, where nothing listens";
  if (port === undefined) return "is a service without `port`, where nothing listens";
  // AWS, "Service Connect": not for standalone tasks, which cannot resolve its names.
  if (caller.kind === "task") return "is a service, which tasks cannot call by name";
  return undefined;
}
