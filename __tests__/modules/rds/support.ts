import { TerraformOutput } from "cdktf";
import type { z } from "zod";
import { databaseSchema } from "../../../src/modules/rds/config";
import { Database, type DatabaseProps } from "../../../src/modules/rds/database";
import { naming, synthesize } from "../../support/bare-stack";

type Around = Partial<Omit<DatabaseProps, "config">>;

interface Parts {
  readonly module?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly output?: Readonly<Record<string, { readonly value: string }>>;
}

/** Synthesizes the database `main` alone in a stack, with what it tells its workloads. */
export function synthesizeDatabase(
  config: z.input<typeof databaseSchema> = {},
  around: Around = {},
) {
  const synthesized = synthesize((stack) => {
    const { attributes } = new Database(stack, "main", {
      naming,
      lifecycle: "disposable",
      name: "main",
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["sg-main"],
      config: databaseSchema.parse(config),
      ...around,
    });
    for (const [name, value] of Object.entries(attributes)) {
      new TerraformOutput(stack, name, { value });
    }
  });
  const { module: modules = {}, output = {} } = synthesized.json as Parts;
  const attributes = Object.fromEntries(
    Object.entries(output).map(([name, { value }]) => [name, value]),
  );
  return { ...synthesized, modules, attributes };
}

/** The arguments of the database itself. */
export const primaryOf = (...given: Parameters<typeof synthesizeDatabase>) =>
  synthesizeDatabase(...given).resource("aws_db_instance.main");
