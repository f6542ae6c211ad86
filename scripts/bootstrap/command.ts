import { Command } from "commander";
import { examples } from "../lib/help";

interface Options {
  readonly yes?: boolean;
}

/** `bootstrap`: the first command in an empty account. */
export function bootstrapCommand(root: string): Command {
  return new Command("bootstrap")
    .description("make the bucket, the lock table and the key that keep Terraform's state")
    .argument("<environment>", "whose state is to be kept; also shared, or a bootstrap stack")
    .option("-y, --yes", "do not ask")
    .action(async (name: string, { yes = false }: Options) => {
      const { accessOf } = await import("../aws/access");
      const { appFolder, bootstrapOf, openApp, stackNamed } = await import("../stacks/app");
      const { bootstrap } = await import("./bootstrap");
      const { say } = await import("../terminal/say");
      const app = await openApp({ root, folder: appFolder(root) });
      const named = stackNamed(app, name);
      const stack = named.kind === "bootstrap" ? named : bootstrapOf(app, named);
      await bootstrap({ app, stack, access: accessOf(), answers: { yes }, say });
    })
    .addHelpText(
      "after",
      `\nSafe to run again at any point, also after it was killed: what is there is taken over.${examples(
        [
          ["devops-platform bootstrap dev", "what keeps the state of dev; asks first"],
          ["devops-platform bootstrap bootstrap --yes", "by the stack's own name, in CI"],
        ],
      ).replace(/^/, "\n")}`,
    );
}
