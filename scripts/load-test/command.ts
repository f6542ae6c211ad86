import { Command } from "commander";
import { examples } from "../lib/help";
import {
  atMostMinutes,
  connectionsOf,
  headerOf,
  milliseconds,
  percentOf,
  perSecond,
} from "./options";

export interface LoadTestFlags {
  readonly minutes: number;
  readonly connections: number;
  readonly rate?: number;
  readonly path?: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly bodyFile?: string;
  readonly stopAtErrors: number;
  readonly p95?: number;
  readonly errors?: number;
  readonly confirm?: string;
  readonly json?: boolean;
}

/** `load-test`: sustained load on a service, and the scaling it causes. `environments` is for the help. */
export function loadTestCommand(root: string, environments: string): Command {
  return new Command("load-test")
    .description("load a service from here through its own load balancer, and see it scale")
    .argument("<environment>", "its name")
    .argument("<service>", "its key in the configuration")
    .option(
      "--minutes <number>",
      "for how long; scaling answers after three to five",
      atMostMinutes,
      6,
    )
    .option("--connections <number>", "requests under way at once, at most", connectionsOf, 50)
    .option(
      "--rate <number>",
      "requests a second (default: each connection asks as soon as it is answered)",
      perSecond,
    )
    .option("--path <path>", "what is asked for (default: the health path, or the first exposed)")
    .option("--method <method>", "GET, POST and so on", "GET")
    .option("--header <name: value>", "sent with each request; may be given again", headerOf, {})
    .option("--body-file <file>", "sent as the body of each request")
    .option("--stop-at-errors <percent>", "stop when so many of 10 s fail", percentOf, 50)
    .option("--p95 <ms>", "fail when 95 % of the answers took longer", milliseconds)
    .option("--errors <percent>", "fail when more than so many failed", percentOf)
    .option("--confirm <environment>", "the name that is asked for before a durable one is loaded")
    .option("--json", "what was measured, as JSON")
    .action(async (name: string, service: string, flags: LoadTestFlags) => {
      const { runLoadTest } = await import("./run");
      await runLoadTest(root, name, service, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform load-test dev api", "six minutes on its health path"],
        ["devops-platform load-test dev api --path /api/users --rate 200", "a steady 200 a second"],
        [
          "devops-platform load-test staging api --confirm staging --p95 300 --errors 1 --json",
          "in CI: 1 when it was slower or failed more",
        ],
      ]),
    );
}
