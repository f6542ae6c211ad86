import { Box, Text } from "../ink";
import { pageOf } from "../state/scrolling";
import type { LiveState } from "../state/state";

/** Lines of logs, the newest at the bottom. What is longer than the screen goes on below itself. */
export function Logs({ state }: { readonly state: LiveState }) {
  const { logs, scroll } = state;
  const trouble = logs.trouble === undefined ? 0 : 1;
  const page = pageOf(state) - trouble;
  const end = logs.lines.length - scroll;
  const shown = logs.lines.slice(Math.max(0, end - page), end);
  return (
    <Box flexDirection="column" height={page + trouble}>
      {trouble > 0 && <Text color="yellow" wrap="truncate-end">{`? ${logs.trouble}`}</Text>}
      <Box
        flexDirection="column"
        justifyContent={shown.length > 0 ? "flex-end" : "flex-start"}
        overflowY="hidden"
        height={page}
      >
        {shown.length === 0 && <Text dimColor>{nothing(state)}</Text>}
        {shown.map((line, index) => (
          <Box key={index} flexShrink={0}>
            <Text wrap="wrap">{line}</Text>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const nothing = ({ logs }: LiveState): string =>
  logs.present ? "  nothing in the last 10 minutes; what comes is shown" : "  reading …";
