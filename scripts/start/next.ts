import type { Stack } from "../stacks/stack";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { section } from "./words";

/** What somebody does after this: more of the same here, or the same on AWS. */
export function whatNext({ name }: Stack, keep: boolean, style: Style): string {
  const here = [
    [`npx devops-platform prove ${name}`, "up, and down again until nothing is left"],
    ...(keep ? [] : [["npm start -- --keep", "stays up, for commands in another terminal"]]),
    ["npx devops-platform --help", "everything else"],
  ];
  const onAws = [
    ["src/envs/platform.ts", "your account ids, your platform's name"],
    [`npx devops-platform doctor ${name}`, "credentials, account, quotas: what is missing"],
    [`npx devops-platform deploy ${name}`, "shows the plan and asks first"],
  ];
  return [
    section("Next, here", table(here).split("\n"), style),
    section("On an AWS account", table(onAws).split("\n"), style),
  ].join("\n\n");
}
