import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { DatabaseConfig } from "./config";

/**
 * The name of the snapshot that is taken when the database is destroyed. Two databases must never
 * ask for one name, and synthesis has no clock: so it carries an id that Terraform draws when the
 * database is created and keeps in the state. It draws another when the database is replaced.
 */
export function finalSnapshotArguments(
  scope: Construct,
  identifier: string,
  replacedWith: Pick<DatabaseConfig, "databaseName" | "masterUsername"> & {
    readonly kmsKeyArn?: string | undefined;
  },
) {
  const generation = new Generation(scope, "generation", {
    database_name: replacedWith.databaseName,
    username: replacedWith.masterUsername,
    ...(replacedWith.kmsKeyArn === undefined ? {} : { key: replacedWith.kmsKeyArn }),
  });
  return {
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${identifier}-final-${generation.getStringAttribute("id")}`,
  };
}

/**
 * A `terraform_data`, which Terraform itself provides. CDKTF has a class for it that runs
 * `terraform version` at each synthesis, and synthesis needs no programs.
 */
class Generation extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly triggers: Readonly<Record<string, string>>,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data" });
  }

  protected override synthesizeAttributes() {
    return { triggers_replace: this.triggers };
  }

  protected override synthesizeHclAttributes() {
    const triggers = { value: this.triggers, isBlock: false, type: "map", storageClassType: "any" };
    return { triggers_replace: triggers };
  }
}
