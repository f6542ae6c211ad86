import type { Advice, Advised } from "../advice";
import { HOURS } from "../bill";
import { type Deployment, databaseKey } from "../catalogue";
import { exactly } from "../money";
import { priceIn } from "../price-table";
import type { Resource } from "../resource";
import { isReplica } from "../resources/database";

/** The Graviton family that takes the place of an Intel or AMD one. Source: Amazon RDS, "DB instance classes". */
const GRAVITON: Readonly<Record<string, string>> = {
  t3: "t4g",
  m5: "m7g",
  m6i: "m7g",
  m7i: "m7g",
  r5: "r7g",
  r6i: "r7g",
  r7i: "r7g",
};

/** Cheaper databases: classes, and what a disposable environment does not need. */
export const adviceOnDatabases = (advised: Advised): Advice[] =>
  advised.resources
    .filter(({ type }) => type === "aws_db_instance")
    .flatMap((database) => [...otherClass(advised, database), ...noStandby(advised, database)]);

function otherClass({ table }: Advised, { name, args }: Resource): Advice[] {
  const current = String(args.instance_class ?? "");
  const [, family = "", size] = /^db\.(\w+)\.(\w+)$/.exec(current) ?? [];
  const graviton = GRAVITON[family];
  if (graviton === undefined) return [];
  const better = `db.${graviton}.${size}`;
  const deployment: Deployment = args.multi_az === true ? "multi" : "single";
  const hour = (one: string) => priceIn(table, databaseKey(deployment, one));
  const [now, then] = [hour(current), hour(better)];
  if (now === undefined || then === undefined) return [];
  return [
    {
      change: `instanceClass of the database ${name}: "${better}"`,
      means: "Graviton; a restart of some minutes in the maintenance window",
      saves: exactly((now - then) * HOURS),
    },
  ];
}

function noStandby({ estimate, lifecycle }: Advised, database: Resource): Advice[] {
  const { name, address, args } = database;
  if (lifecycle !== "disposable") return [];
  const saved = estimate.items
    .filter((item) => item.address === address)
    .reduce((all, { cost }) => all + (cost?.low ?? 0), 0);
  if (isReplica(database))
    return [
      {
        change: `replicas of the database of ${name}: 0`,
        means: "a disposable environment reads from its only database",
        saves: exactly(saved),
      },
    ];
  if (args.multi_az !== true) return [];
  return [
    {
      change: `databases.${name}.multiAz: false`,
      means: "a disposable environment waits until its only database is back",
      saves: exactly(saved / 2),
    },
  ];
}
