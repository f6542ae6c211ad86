import { Box, Text, useInput } from "../ink";
import { type Press, pressesOf } from "../state/keys";
import type { LiveState } from "../state/state";
import { Body } from "./body";
import { Footer } from "./footer";
import { Header } from "./header";
import { Logs } from "./logs";

/** Below this nothing of an environment can be seen. */
export const LEAST_COLUMNS = 40;
export const LEAST_ROWS = 8;

interface AppProps {
  readonly state: LiveState;
  readonly press: (press: Press) => void;
}

/** The whole screen, from the state alone. */
export function App({ state, press }: AppProps) {
  useInput((input, key) => {
    for (const pressed of pressesOf(input, key)) press(pressed);
  });
  const { columns, rows } = state.size;
  if (columns < LEAST_COLUMNS || rows < LEAST_ROWS) return <TooSmall {...state.size} />;
  const inLogs = state.view.kind === "logs" && !state.help;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header state={state} />
      {inLogs ? <Logs state={state} /> : <Body state={state} />}
      <Footer state={state} />
    </Box>
  );
}

const TooSmall = ({ columns, rows }: LiveState["size"]) => (
  <Box flexDirection="column" width={columns} height={rows}>
    <Text wrap="wrap">
      {`${columns}×${rows} is too small: ${LEAST_COLUMNS}×${LEAST_ROWS} is needed. q leaves.`}
    </Text>
  </Box>
);
