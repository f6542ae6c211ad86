import { Construct } from "constructs";
import { GeneratedSecret } from "../../../.gen/modules/generated-secret";
import { defined } from "../../defined";
import type { Naming } from "../../naming";
import { recoveryWindowDays } from "../secrets/recovery";
import type { DatabaseConfig } from "./config";
import { databaseSecretName } from "./names";

export interface CredentialsProps {
  readonly naming: Naming;
  readonly database: string;
  readonly config: DatabaseConfig;
  readonly durable: boolean;
  readonly kmsKeyArn?: string | undefined;
}

/**
 * The secrets of a database's two users, each the JSON object `{ "username", "password" }`.
 *
 * RDS knows only the master user. The application's role is created by the migration task, which
 * runs as the master, reads the application's secret and sets the role's password from it; it does
 * so at each run, so a new password counts after the next one.
 */
export class Credentials extends Construct {
  readonly applicationSecretArn: string;
  /** The master user's secret, unless RDS keeps it. */
  readonly owner: GeneratedSecret | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CredentialsProps,
  ) {
    super(scope, id);
    const { config } = props;
    this.applicationSecretArn = this.generate("application", {
      username: config.applicationUsername,
      valueVersion: config.applicationPasswordVersion,
    }).arnOutput;
    if (config.masterPassword === "generated") {
      this.owner = this.generate("owner", {
        username: config.masterUsername,
        valueVersion: config.masterPasswordVersion,
        readBack: true,
      });
    }
  }

  private generate(
    user: "application" | "owner",
    value: { username: string; valueVersion: number; readBack?: boolean },
  ): GeneratedSecret {
    const { naming, database, durable, kmsKeyArn } = this.props;
    return new GeneratedSecret(
      this,
      user,
      defined({
        name: databaseSecretName(naming, database, user),
        description: `User ${value.username} of the database ${naming.resource(database)}`,
        kmsKeyId: kmsKeyArn,
        recoveryWindowInDays: recoveryWindowDays(durable),
        readBack: undefined,
        ...value,
      }),
    );
  }
}
