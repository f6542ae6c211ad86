import { ECSClient } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";
import type { Stopping } from "../release/stopping";
import { restartService } from "../rollout/restart-service";
import { deployedEnvironment } from "../workloads/deployed";
import { isService } from "../workloads/workload";
import type { Database } from "./database";
import { usersOf } from "./users";

/** Restarts the services that use a database, one after the other, so that none stays connected to what it was. */
export async function restartUsers(
  context: StackContext,
  database: Database,
  { minutes, stopping, left }: { minutes: number; stopping: Stopping; left: string },
): Promise<void> {
  const { say, access, stack } = context;
  const users = usersOf(await deployedEnvironment(context), database);
  const services = users.map(({ workload }) => workload).filter(isService);
  const ecs = new ECSClient(clientConfig(access, stack.region));
  for (const service of services) {
    stopping.here(left);
    try {
      await restartService(ecs, service, { minutes, say, signal: stopping.signal });
    } catch (error) {
      stopping.here(`AWS goes on restarting ${service.name}, and nobody watches.\n${left}`);
      throw error;
    }
  }
}
