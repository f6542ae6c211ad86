import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Construct } from "constructs";
import { GeneratedSecret } from "../../../.gen/modules/generated-secret";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import type { SecretConfig, SecretsConfig, Setting } from "./config";
import { recoveryWindowDays } from "./recovery";

/**
 * The secrets and settings of an environment. It hands out references alone: the values of
 * generated secrets are in neither plan nor state, those of supplied ones are set by a person.
 */
export class Secrets extends Module<SecretsConfig> {
  private readonly secretArns: ReadonlyMap<string, string>;
  private readonly settingArns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: ModuleProps<SecretsConfig>) {
    super(scope, id, props);
    this.secretArns = new Map(
      Object.entries(this.config.secrets).map(([name, secret]) => [name, this.keep(name, secret)]),
    );
    this.settingArns = new Map(
      Object.entries(this.config.settings).map(([name, setting]) => [name, this.set(name, setting)]),
    );
  }

  /** ARN of a secret, by its key. Whoever uses it waits until a generated secret has its value. */
  arnOf(secret: string): string {
    return found(this.secretArns, secret, "secret");
  }

  /** ARN of a setting's parameter, by its key. */
  settingArn(setting: string): string {
    return found(this.settingArns, setting, "setting");
  }

  /** All secrets' ARNs by key, e.g. for outputs. */
  get arns(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.secretArns);
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

  private set(name: string, setting: Setting): string {
    return new SsmParameter(this, name, {
      name: setting.name ?? this.naming.setting(name),
      type: "String",
      // No secret: a reviewer shall see it in the plan.
      insecureValue: setting.value,
    }).arn;
  }
}

function found(arns: ReadonlyMap<string, string>, name: string, kind: string): string {
  const arn = arns.get(name);
  if (arn === undefined) {
    throw new Error(`there is no ${kind} ${name}; there are ${[...arns.keys()].join(", ")}`);
  }
  return arn;
}
