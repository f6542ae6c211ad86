import { Box } from "../ink";
import { bodyOf } from "../lines/body";
import { chosenService, chosenTask } from "../state/chosen";
import { firstLine, pageOf } from "../state/scrolling";
import { idOf, type LiveState } from "../state/state";
import { LineView } from "./line-view";

/** What scrolls, as much as fits. */
export function Body({ state }: { readonly state: LiveState }) {
  const lines = bodyOf(state);
  const page = pageOf(state);
  const id = state.help ? undefined : chosenIn(state);
  const chosen = id === undefined ? -1 : lines.findIndex((line) => line.id === id);
  const first = firstLine(lines.length, page, chosen < 0 ? undefined : chosen, state.scroll);
  return (
    <Box flexDirection="column" height={page}>
      {lines.slice(first, first + page).map((line, index) => (
        // A place on the screen is what stays the same.
        <LineView key={index} line={line} chosen={id !== undefined && line.id === id} />
      ))}
    </Box>
  );
}

function chosenIn(state: LiveState): string | undefined {
  if (state.view.kind === "service") return chosenTask(state)?.id;
  const chosen = chosenService(state);
  return chosen && idOf(chosen.environment, chosen.service);
}
