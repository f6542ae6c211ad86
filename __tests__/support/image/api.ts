import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../application/backend/dev/postgres/port";
import { Container, type ContainerProps } from "./container";

export interface Api {
  readonly container: Container;
  readonly url: string;
}

/** Starts the API's container on a port of its own and waits until `/health` answers. */
export async function startApi(props: ContainerProps): Promise<Api> {
  const port = await freePort();
  const variables = {
    SESSION_KEY: "k".repeat(64),
    ...props.variables,
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
  };
  const container = await Container.start({ ...props, variables });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 2000 && container.running; tries++) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return { container, url };
    await pause(10);
  }
  await container.stop("KILL");
  throw new Error(`the container does not answer:\n${container.log}`);
}
