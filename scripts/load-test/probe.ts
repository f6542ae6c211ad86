import { CommandError, exitCodes } from "../lib/errors.mjs";
import { connectionsTo, kindOf } from "./connection";
import type { Load } from "./load";

/**
 * Asks once what will be asked thousands of times.
 * @returns the status of the answer
 * @throws where nothing answers, or with an error
 */
export async function probe(
  load: Pick<Load, "target" | "method" | "headers" | "body">,
  accepted: { readonly environment: string; readonly service: string; readonly internal: boolean },
): Promise<number> {
  const { target, method, headers, body = null } = load;
  const { pathname, search } = new URL(target.url);
  const pool = connectionsTo(target, 1);
  let status: number;
  try {
    const request = { path: pathname + search, method, headers, body };
    const answer = await pool.request(request);
    await answer.body.dump();
    status = answer.statusCode;
  } catch (error) {
    throw new CommandError(`${target.url} does not answer: ${kindOf(error)}`, {
      hint: accepted.internal
        ? "Its load balancer is internal: run this where its network is reached."
        : `Nothing was loaded. devops-platform status ${accepted.environment} says how its load balancer is.`,
      exitCode: exitCodes.failed,
    });
  } finally {
    await pool.destroy();
  }
  if (status < 400) return status;
  const { environment, service } = accepted;
  throw new CommandError(`${method} ${target.url} answers ${status}`, {
    hint:
      status >= 500
        ? `Nothing was loaded. devops-platform why ${environment} ${service} says what is wrong.`
        : "Nothing was loaded: errors cost a service less than its work. Ask for something else with --path, --method, --header and --body-file.",
    exitCode: exitCodes.failed,
  });
}
