import { Box, Text } from "../ink";
import type { LiveState } from "../state/state";

/** What is shown, and the time. Whoever stopped the refreshing is told so where it is looked at first. */
export function Header({ state }: { readonly state: LiveState }) {
  const time = new Date(state.now).toISOString().slice("2026-01-31T".length, -5);
  return (
    <Box justifyContent="space-between" height={1}>
      <Text bold wrap="truncate-end">
        {titleOf(state)}
      </Text>
      <Box flexShrink={0} marginLeft={2}>
        {state.paused ? (
          <Text bold color="yellow">
            {"refreshing is stopped, p goes on "}
          </Text>
        ) : (
          <Text dimColor>{`every ${state.every} s `}</Text>
        )}
        <Text>{`${time} UTC`}</Text>
      </Box>
    </Box>
  );
}

function titleOf({ view, help, environments }: LiveState): string {
  if (help) return "live-status · help";
  if (view.kind === "service") return `${view.environment} · ${view.service}`;
  if (view.kind === "logs")
    return `${view.environment} · ${view.service} · logs${view.task ? ` of ${view.task.slice(0, 8)}` : ""}`;
  return `live-status · ${environments.map(({ name }) => name).join(", ")}`;
}
