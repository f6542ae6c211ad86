import { Lb } from "@cdktf/provider-aws/lib/lb";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Module, type ModuleProps } from "../../module";
import { nameTag } from "../../tags";
import { AccessLogs } from "./access-logs";
import { domainId } from "./certificate-names";
import type { HttpsConfig, LoadBalancerConfig } from "./config";
import { Listeners } from "./listeners";
import { accessLogBucketName, loadBalancerName } from "./names";
import { planListenerRules } from "./priorities";
import { ExposedTargetGroup, type Target } from "./target-group";
import { urlOf } from "./url";

export interface LoadBalancerProps extends ModuleProps<LoadBalancerConfig> {
  /** Its key in the configuration: `public`. */
  readonly name: string;
  readonly vpcId: string;
  /** Two subnets or more, each in a zone of its own. */
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /**
   * What has to be there first: AWS makes an internet-facing one only where an internet gateway is.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * The services that are reached through it.
   * @default none
   */
  readonly targets?: readonly Target[];
}

/** An Application Load Balancer that sends each service the traffic it claims, and refuses the rest. */
export class LoadBalancer extends Module<LoadBalancerConfig, LoadBalancerProps> {
  readonly arn: string;
  /** What CloudWatch and scaling call it: `app/acme-dev-public/0123456789abcdef`. */
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** Hosted zone of the DNS name, for alias records made elsewhere. */
  readonly zoneId: string;
  /** Where a person would look: the first alias, the certificate's domain, or AWS's own name. */
  readonly url: string;
  /** What a service needs to join in, by its name. */
  readonly targetGroups: Readonly<Record<string, ExposedTargetGroup>>;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props);
    const loadBalancer = this.createLoadBalancer(props);
    this.arn = loadBalancer.arn;
    this.arnSuffix = loadBalancer.arnSuffix;
    this.dnsName = loadBalancer.dnsName;
    this.zoneId = loadBalancer.zoneId;
    this.url = urlOf(this.config, this.dnsName);
    this.targetGroups = this.expose(this.createListeners().main.arn, props);
    for (const alias of this.config.https?.aliases ?? []) this.createAlias(alias);
  }

  private createLoadBalancer(props: LoadBalancerProps): Lb {
    const name = loadBalancerName(this.naming, props.name, this.config);
    const logs = this.config.accessLogs.value ? this.createAccessLogs(props.name) : undefined;
    return new Lb(this, "LoadBalancer", {
      name,
      loadBalancerType: "application",
      internal: this.config.scheme === "internal",
      subnets: [...props.subnetIds],
      securityGroups: [...props.securityGroupIds],
      idleTimeout: this.config.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: this.config.deletionProtection?.value ?? this.refusesDeletion,
      ...(logs && { accessLogs: { bucket: logs.bucket.bucket, enabled: true } }),
      dependsOn: [...(props.after ?? []), ...(logs ? [logs.writable] : [])],
      tags: nameTag(name),
    });
  }

  private createAccessLogs(name: string): AccessLogs {
    return new AccessLogs(this, "access-logs", {
      naming: this.naming,
      bucketName: accessLogBucketName(this.naming, name),
      days: this.config.accessLogDays,
      disposable: !this.durable,
    });
  }

  private createListeners(): Listeners {
    const { https } = this.config;
    return new Listeners(this, "Listeners", { loadBalancerArn: this.arn, ...(https && { https }) });
  }

  private expose(listenerArn: string, { targets = [], vpcId }: LoadBalancerProps) {
    const rules = planListenerRules(targets.map(({ service, expose }) => ({ service, ...expose })));
    const scope = new Construct(this, "Services");
    const groups = targets.flatMap((target) =>
      rules
        .filter(({ service }) => service === target.service)
        .map((rule) => ({ naming: this.naming, vpcId, listenerArn, target, rule })),
    );
    return Object.fromEntries(
      groups.map((props) => [
        props.target.service,
        new ExposedTargetGroup(scope, props.target.service, props),
      ]),
    );
  }

  private createAlias({ name, hostedZoneId }: HttpsConfig["aliases"][number]): void {
    new Route53Record(this, `alias-${domainId(name)}`, {
      zoneId: hostedZoneId,
      name,
      type: "A",
      alias: { name: this.dnsName, zoneId: this.zoneId, evaluateTargetHealth: true },
    });
  }
}
