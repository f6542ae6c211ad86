import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { conditional, Fn, type IResolvable, Op, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { PAUSED, RUNNING } from "./pause-value";

export interface PausePointerProps {
  readonly naming: Naming;
}

/**
 * Whether an environment is paused, in Parameter Store (free). Terraform creates it and then only reads it: `pause`
 * and `resume` write it, and the next plan takes away what costs while nobody uses it, or brings it back.
 */
export class PausePointer extends Construct {
  /** Where `pause` and `resume` write. */
  readonly parameterName: string;
  /** False while the environment is paused. */
  readonly running: IResolvable;

  constructor(scope: Construct, id: string, { naming }: PausePointerProps) {
    super(scope, id);
    this.parameterName = naming.pausePointer();
    const value = this.createParameter().insecureValue;
    this.running = new TerraformLocal(
      this,
      "running",
      Op.not(Fn.startswith(value, PAUSED)),
    ).asBoolean;
  }

  /** A `count`: how many there are of what goes while paused. */
  get whileRunning(): number {
    return Token.asNumber(conditional(this.running, 1, 0));
  }

  /** A `count`: how many there are of what is there only while paused. */
  get whilePaused(): number {
    return Token.asNumber(conditional(this.running, 0, 1));
  }

  /** The state of a schedule that does nothing while paused. */
  get scheduleState(): string {
    return Token.asString(conditional(this.running, "ENABLED", "DISABLED"));
  }

  private createParameter(): SsmParameter {
    return new SsmParameter(this, "pause-pointer", {
      name: this.parameterName,
      description: "Whether this environment is paused; written by `pause` and `resume`",
      type: "String",
      insecureValue: RUNNING,
      lifecycle: { ignoreChanges: ["insecure_value"] },
    });
  }
}
