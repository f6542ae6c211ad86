import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "./accounts";
import { configFor } from "./destroying";
import { type Fate, type Interference, interfere } from "./interference";
import type { Project } from "./project";
import { smallPlatform } from "./small-platform";
import { BUCKET, makeStateHome, objectAt, putObject } from "./state-home";
import {
  CLUSTER,
  DEV_STATE,
  makeWatchedEnvironment,
  type WatchedEnvironment,
  writeFigures,
} from "./watched-environment";

const LOG_GROUP = "/acme/dev/ecs/api";

/** An environment in which something goes wrong, and what stands between it and the commands. */
export interface RunbookWorld extends WatchedEnvironment {
  readonly account: Emulator;
  readonly between: Interference;
  readonly project: Project;
  /** Something that a task of the API wrote. */
  write(...lines: object[]): Promise<void>;
  end(): Promise<void>;
}

/** An environment `dev` whose API has a range of tasks and logs, besides what is watched. */
export async function runbookWorld(): Promise<RunbookWorld> {
  const project = smallPlatform();
  const account = await emptyAccount();
  const between = await interfere(account.endpoint);
  await makeStateHome(account);
  const made = await makeWatchedEnvironment(account, BUCKET);
  await writeFigures(account);
  await keepWithin(account, { MinCapacity: 1, MaxCapacity: 4 });
  const logs = new CloudWatchLogsClient(await configFor(account));
  const place = { logGroupName: LOG_GROUP, logStreamName: `ecs/api/${"0f3a9c21".repeat(4)}` };
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  await logs.send(new CreateLogStreamCommand(place));
  await withLogs(account);
  between.decide(calm);
  return {
    ...made,
    account,
    between,
    project,
    async write(...lines) {
      const timestamp = Date.now() - 20_000;
      const logEvents = lines.map((line) => ({ timestamp, message: JSON.stringify(line) }));
      await logs.send(new PutLogEventsCommand({ ...place, logEvents }));
    },
    async end() {
      await between.stop();
      await account.stop();
      project.remove();
    },
  };
}

async function keepWithin(account: Emulator, range: { MinCapacity: number; MaxCapacity: number }) {
  await new ApplicationAutoScalingClient(await configFor(account)).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: "ecs",
      ScalableDimension: "ecs:service:DesiredCount",
      ResourceId: `service/${CLUSTER}/acme-dev-api`,
      ...range,
    }),
  );
}

/** The state tells where a workload's logs are. */
async function withLogs(account: Emulator): Promise<void> {
  const text = (await objectAt(account, DEV_STATE)) ?? "";
  const options = `\\"logConfiguration\\":{\\"logDriver\\":\\"awslogs\\",\\"options\\":{\\"awslogs-group\\":\\"${LOG_GROUP}\\",\\"awslogs-stream-prefix\\":\\"ecs\\"}}`;
  await putObject(account, DEV_STATE, text.replace(`\\"name\\":\\"api\\",`, `$&${options},`));
}

/** What the emulator cannot say is said here: no alarm rang. */
export const calm = ({ operation }: { readonly operation: string }): Fate =>
  operation === "DescribeAlarmHistory" ? { answer: () => ({ AlarmHistoryItems: [] }) } : "pass";

/** Tasks of the API that stopped, as ECS tells it: in the emulator none fails by itself. */
export const stoppedTasks =
  (container: { readonly exitCode: number; readonly reason: string }, stoppedReason: string) =>
  (call: { readonly operation: string }): Fate => {
    const { operation } = call;
    const arn = `arn:aws:ecs:eu-west-1:111111111111:task/${CLUSTER}/${"0f3a9c21".repeat(4)}`;
    if (operation === "ListTasks") return { answer: () => ({ taskArns: [arn] }) };
    if (operation !== "DescribeTasks") return calm(call);
    const stopped = {
      taskArn: arn,
      group: "service:acme-dev-api",
      taskDefinitionArn: "arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-api:1",
      lastStatus: "STOPPED",
      desiredStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
      stoppedReason,
      stoppedAt: Date.now() / 1000 - 40,
      containers: [{ name: "api", lastStatus: "STOPPED", ...container }],
    };
    return { answer: () => ({ tasks: [stopped], failures: [] }) };
  };
