import { Text } from "../ink";
import { bodyOf } from "../lines/body";
import { pageOf } from "../state/scrolling";
import type { LiveState } from "../state/state";

const KEYS = {
  overview: "↑↓ choose · Enter tasks · l logs",
  service: "↑↓ choose · Enter its logs · l all logs · Esc back",
  logs: "↑↓ scroll · Esc back",
} as const;

/** The keys that mean something here, the ones that are always there last. */
export function Footer({ state }: { readonly state: LiveState }) {
  const keys = state.help ? "Esc back" : KEYS[state.view.kind];
  const more = moreOf(state);
  return (
    <Text dimColor wrap="truncate-end">
      {`${keys} · ? help · q leave${more}`}
    </Text>
  );
}

/** That there is more than is seen. */
function moreOf(state: LiveState): string {
  if (state.view.kind === "logs" && !state.help)
    return state.scroll === 0 ? "" : ` · ${state.scroll} lines below`;
  const over = bodyOf(state).length - pageOf(state);
  return over > 0 ? " · PgDn more" : "";
}
