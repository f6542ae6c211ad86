import type { Statement } from "../../iam";
import { actionsByCommand, actionsByType, type Grant, type Names } from "./actions";
import { KEPT } from "./kept";
import { ownReleases, ownState, readState, readStates } from "./state-access";
import { merged, statementsOf } from "./statements";

/** Commands that workflows run with an environment's own role; people run the others. */
const DEPLOYING = [
  "deploy",
  "deploy-app",
  "destroy",
  "drill restore",
  "notify",
  "rollback",
  "smoke-test",
];

/** Commands that only read, for which workflows take the role of plans. */
const PLANNING = ["cost", "plan", "status"];

const BUILDING = ["build-and-push"];

const ofCommands = (commands: readonly string[]): Grant[] =>
  commands.flatMap((command) => {
    const grants = actionsByCommand[command];
    if (grants) return grants;
    throw new Error(`no actions are known of the command ${command}`);
  });

const ofTypes = (part: "read" | "write"): Grant[] =>
  Object.values(actionsByType).flatMap((type) => type[part]);

/**
 * What deploying, releasing to, trying out and destroying one environment takes. It is the whole table and not what
 * the environment has today: else each new type of resource would wait for an administrator, and one that
 * is taken out could not be deleted.
 */
export const deployStatements = (names: Names): Statement[] =>
  merged(
    withoutKept(names, [
      ...statementsOf([...ofTypes("read"), ...ofTypes("write"), ...ofCommands(DEPLOYING)], [names]),
      ...ownState(names.own),
      ...ownReleases(names.own, names.home),
      // Whether the boundary is there, before a role is made with it.
      { actions: ["iam:GetPolicy"], resources: [names.own.boundaryArn()] },
    ]),
  );

/** What is durable does not lose its key and its buckets to a deploy: {@link KEPT}. */
const withoutKept = ({ durable }: Names, statements: readonly Statement[]): Statement[] =>
  statements
    .map((one) => ({
      ...one,
      actions: one.actions.filter((action) => !durable || !KEPT.includes(action)),
    }))
    .filter(({ actions }) => actions.length > 0);

/** What a plan with a full refresh reads, of all environments of an account. It takes no lock and writes nothing. */
export const planStatements = (environments: readonly Names[]): Statement[] =>
  merged([
    ...statementsOf([...ofTypes("read"), ...ofCommands(PLANNING)], environments),
    ...environments.flatMap(({ own }) => readStates(own)),
  ]);

/** The same of one environment, whose commits are not those of the default branch: its own names and its own state. */
export const ownPlanStatements = (names: Names): Statement[] =>
  merged([
    ...statementsOf([...ofTypes("read"), ...ofCommands(["plan"])], [names]),
    ...readState(names.own),
  ]);

/** Pushing the platform's images, and reading what scans found in them. */
export const imagesStatements = (home: Names["home"]): Statement[] =>
  statementsOf(ofCommands(BUILDING), [{ own: home, home }]);
