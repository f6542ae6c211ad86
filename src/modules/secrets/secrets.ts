import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import { GeneratedSecret } from "../../../.gen/modules/generated-secret";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import { mapRecord } from "../../records";
import type { SecretConfig, SecretsConfig, Setting } from "./config";
import { recoveryWindowDays } from "./recovery";

/**
 * The secrets and settings of an environment. It hands out references alone: the values of
 * generated secrets are in neither plan nor state, those of supplied ones are set by a person.
 */
export class Secrets extends Module<SecretsConfig> {
  /** ARNs of the secrets, by key. Whoever uses one waits until a generated secret has its value. */
  readonly arns: Readonly<Record<string, string>>;
  /** ARNs of the settings' parameters, by key. */
  readonly settingArns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ModuleProps<SecretsConfig>) {
    super(scope, id, props);
    this.arns = mapRecord(this.config.secrets, (secret, name) => this.keep(name, secret));
    // A secret and a setting may have one name.
    const settings = new Construct(this, "Settings");
    this.settingArns = mapRecord(this.config.settings, (setting, name) =>
      this.set(settings, name, setting),
    );
  }

  private keep(name: string, secret: SecretConfig): string {
    const common = defined({
      name: secret.name ?? this.naming.secret(name),
      description: secret.description,
      kmsKeyId: this.kmsKeyArn,
      recoveryWindowInDays: recoveryWindowDays(this.durable),
    });
    if (secret.kind === "supplied") return new SecretsmanagerSecret(this, name, common).arn;
    const { length, symbols, version: valueVersion } = secret;
    return new GeneratedSecret(this, name, { ...common, length, symbols, valueVersion }).arnOutput;
  }

  private set(scope: Construct, name: string, setting: Setting): string {
    return new SsmParameter(scope, name, {
      name: setting.name ?? this.naming.setting(name),
      type: "String",
      // No secret: a reviewer shall see it in the plan.
      insecureValue: setting.value,
    }).arn;
  }
}
