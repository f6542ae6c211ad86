import { Aspects, TerraformModule, type TerraformProvider, TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Naming } from "./naming";
import type { AllowDestroy, Lifecycle } from "./schema";

/** What every module is given: where it is, what it protects, and its own configuration. */
export interface ModuleProps<Config> {
  /** Names everything the module creates. */
  readonly naming: Naming;
  /**
   * `durable` protects what keeps data, and keeps it for a while when it goes; `disposable` lets all
   * of it go without a trace.
   */
  readonly lifecycle: Lifecycle;
  /**
   * Lifts the protection of what is durable, with the reason.
   * @default what is durable refuses to be deleted
   */
  readonly allowDestroy?: AllowDestroy;
  /** The module's own configuration, with its defaults filled in (`<module>Schema.parse({…})`). */
  readonly config: Config;
  /**
   * Another provider than the stack's, e.g. one for the recovery region.
   * @default the stack's provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Customer-managed key for what the module stores (a KMS key costs 1 USD a month).
   * @default a key that AWS owns or manages, free of charge
   */
  readonly kmsKeyArn?: string;
}

/** Base of all modules: a construct that hands its provider to everything below it. */
export abstract class Module<
  Config,
  Props extends ModuleProps<Config> = ModuleProps<Config>,
> extends Construct {
  protected readonly naming: Naming;
  protected readonly config: Config;
  /** Whether data outlives what kept it: final snapshots, recovery windows, backups. */
  protected readonly durable: boolean;
  /** Whether deleting what keeps data is refused, by the plan and by AWS. */
  protected readonly refusesDeletion: boolean;
  protected readonly kmsKeyArn: string | undefined;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.naming = props.naming;
    this.config = props.config;
    this.durable = props.lifecycle === "durable";
    this.refusesDeletion = this.durable && props.allowDestroy === undefined;
    this.kmsKeyArn = props.kmsKeyArn;
    if (props.provider) Aspects.of(this).add(new UseProvider(props.provider));
  }
}

class UseProvider {
  constructor(private readonly provider: TerraformProvider) {}

  visit(node: IConstruct): void {
    if (node instanceof TerraformModule) {
      if (!node.providers?.length) node.addProvider(this.provider);
    } else if (
      node instanceof TerraformResource &&
      node.terraformResourceType !== "terraform_data"
    ) {
      node.provider = this.provider;
    }
  }
}
