import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "@aws-sdk/client-ecs";

/**
 * Speaks ECS's JSON protocol and answers as it was told: the emulator starts no tasks, so that none of its
 * rollouts ever ends. Each DescribeServices gets the next description; the last one stays.
 */
export async function scriptedEcs(script: {
  readonly services: readonly (readonly Service[])[];
  readonly stoppedTasks?: readonly object[];
}) {
  const looks = [...script.services];
  const tasks = script.stoppedTasks ?? [];
  const answers: Readonly<Record<string, () => object>> = {
    DescribeServices: () => ({ services: looks.length > 1 ? looks.shift() : looks[0] }),
    ListTasks: () => ({ taskArns: tasks.map((_, index) => `arn:aws:ecs:::task/${index}`) }),
    DescribeTasks: () => ({ tasks }),
  };
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const body = answers[operationOf(request)]?.();
      response.writeHead(body ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(body ?? { __type: "ClientException", message: "not scripted" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    access: { endpoint, environment: {} },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const operationOf = ({ headers }: IncomingMessage): string =>
  String(headers["x-amz-target"]).split(".").at(-1) ?? "";
