import { resolve } from "node:path";
import { Command } from "commander";
import { accessOf } from "../aws/access";
import { examples } from "../lib/help";
import { say } from "../terminal/say";

interface Options {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly snapshots: boolean;
  readonly emptyRegistries?: boolean;
  readonly receipt?: string;
  readonly json?: boolean;
}

/** `destroy`: takes an environment down, and says how to bring it back. */
export function destroyCommand(root: string, environments: string): Command {
  return new Command("destroy")
    .description("destroy what an environment has deployed, with a receipt to bring it back by")
    .argument("<environment>", "its name; also shared, or a bootstrap stack")
    .option("--dry-run", "show what goes, what is protected and what remains; change nothing")
    .option("-y, --yes", "ask nothing (a durable environment needs --confirm all the same)")
    .option("--confirm <name>", "the name that would be typed")
    .option("--no-snapshots", "take no snapshots of databases: their data is lost")
    .option("--empty-registries", "delete the images in registries, too")
    .option("--receipt <file>", "where to write the receipt (default: receipts/)")
    .option("--json", "the receipt, or with --dry-run what was found, as JSON")
    .action((name: string, options: Options) => run(root, name, options))
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform destroy dev --dry-run", "what would go, and what would be lost"],
        ["devops-platform destroy dev", "asks for the name, then destroys"],
        ["devops-platform destroy dev --yes", "asks nothing, for automation"],
        ["devops-platform destroy staging --confirm staging", "a durable one, for automation"],
      ]),
    );
}

async function run(root: string, name: string, options: Options): Promise<void> {
  const { appFolder, openApp, stackNamed } = await import("../stacks/app");
  const { destroyEnvironment, dryRun } = await import("./destroy");
  const app = await openApp({ root, folder: appFolder(root) });
  const answers = { yes: options.yes ?? false, typed: options.confirm };
  const context = { app, stack: stackNamed(app, name), access: accessOf(), answers, say };
  const wanted = {
    snapshots: options.snapshots,
    emptyRegistries: options.emptyRegistries ?? false,
    ...(options.receipt === undefined ? {} : { receiptFile: resolve(options.receipt) }),
  };
  const print = (result: unknown) => {
    if (options.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  };
  if (options.dryRun) print((await dryRun(context, wanted)) ?? null);
  else await destroyEnvironment(context, { ...wanted, onReceipt: print });
}
