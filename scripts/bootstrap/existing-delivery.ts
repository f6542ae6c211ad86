import type { Import } from "../adopt/import-blocks";
import { Inquiry } from "../adopt/unrecorded/inquiry";
import { WAYS } from "../adopt/unrecorded/ways";
import { callingAws } from "../aws/errors";
import type { StatePlace } from "../state/place";

/** What a bootstrap stack of another account has beside the state: the roles of workflows, and what bounds them. */
const TYPES = ["aws_iam_openid_connect_provider", "aws_iam_policy", "aws_iam_role"];

/** Which of it is in AWS already, with the stack's own tags; what somebody else made is never taken. */
export async function existingDelivery(place: StatePlace): Promise<Import[]> {
  const { stack } = place;
  const inquiry = new Inquiry(place);
  const wanted = TYPES.flatMap((type) =>
    Object.entries(stack.configuration.resource?.[type] ?? {}).map(
      ([name, values]) => ({ type, to: `${type}.${name}`, values }) as const,
    ),
  );
  const found = await callingAws(`looking for the roles of ${stack.name}`, () =>
    Promise.all(
      wanted.map(async ({ type, to, values }) => {
        const way = WAYS[type];
        const ids = way?.by === "asking" ? await way.ask(inquiry, values) : [];
        return ids.map((id) => ({ to, id }));
      }),
    ),
  );
  return found.flat();
}
