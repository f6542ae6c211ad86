import { type EnvironmentView, type LiveState, NO_LOGS, NO_TASKS } from "./state";

type Given = Pick<LiveState, "size" | "now" | "every" | "leftOut"> & {
  readonly environments: readonly Pick<EnvironmentView, "name" | "region" | "accountId" | "cost">[];
};

/** Before the first look. */
export const begin = ({ environments, ...given }: Given): LiveState => ({
  ...given,
  environments: environments.map((one) => ({
    ...one,
    status: undefined,
    readAt: undefined,
    unread: [],
    trouble: undefined,
    lookingSince: undefined,
    series: {},
  })),
  view: { kind: "overview" },
  service: undefined,
  task: undefined,
  scroll: 0,
  help: false,
  paused: false,
  asked: 0,
  tasks: NO_TASKS,
  logs: NO_LOGS,
  leaving: undefined,
});
