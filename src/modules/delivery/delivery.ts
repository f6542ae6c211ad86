import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../../iam";
import { planEnvironment, type DeliveryRole as Which } from "../../naming";
import type { Names } from "./actions";
import type { DeliveryConfig, DeployOn } from "./config";
import { DeliveryRole } from "./delivery-role";
import { deployBoundary } from "./deploy-boundary";
import { deployers } from "./deployers";
import { environmentBoundary } from "./environment-boundary";
import { POLICY_LIMIT, sizeOf } from "./packed";
import { branchRef, PULL_REQUEST_REF, refOf } from "./refs";
import { deployStatements, imagesStatements, ownPlanStatements, planStatements } from "./roles";
import { readStatesAlone } from "./state-access";
import { merged } from "./statements";
import { AUDIENCE, ISSUER, type Trusted, trustPolicy } from "./trust";

/** How long a job may take that deploys; a database of some size takes its time. */
const DEPLOY_HOURS = 4;

export interface DeliveredEnvironment {
  readonly names: Names;
  readonly deployOn: DeployOn;
}

export interface DeliveryProps {
  /** Names of what is shared in this account; `home` where the platform is at home. */
  readonly naming: Names["own"];
  readonly config: DeliveryConfig;
  /** `owner/name` */
  readonly repository: string;
  /** Whether the account has GitHub's provider without us. */
  readonly providerExists: boolean;
  /** Those in this account. */
  readonly environments: readonly DeliveredEnvironment[];
  /** Whether images are pushed to this account. */
  readonly hasRegistry: boolean;
}

/**
 * What one account needs for its environments to be delivered from GitHub without stored keys: GitHub as a provider of
 * identities, the roles that its workflows take, and the boundaries of those that deploy and of all they make.
 */
export class Delivery extends Construct {
  private readonly provider: readonly IamOpenidConnectProvider[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeliveryProps,
  ) {
    super(scope, id);
    this.provider = props.providerExists ? [] : [this.createProvider()];
    this.createPullRequestRole();
    this.createPlanRole();
    for (const environment of props.environments) this.createOwnPlanRole(environment);
    if (props.hasRegistry) this.createImagesRole();
    for (const environment of props.environments) this.createDeployRole(environment);
  }

  /** AWS knows GitHub's certificates itself, so no thumbprint is named. */
  private createProvider(): IamOpenidConnectProvider {
    return new IamOpenidConnectProvider(this, "github", {
      url: `https://${ISSUER}`,
      clientIdList: [AUDIENCE],
    });
  }

  /** Whoever may push a branch may run anything with it: it reads what a plan from the state alone needs, and no more. */
  private createPullRequestRole(): void {
    this.createRole("pull-request", {
      description: "Plans of pull requests, from the state alone",
      trusted: { subject: "pull_request", refs: [PULL_REQUEST_REF] },
      statements: merged(this.places().flatMap(readStatesAlone)),
    });
  }

  private createPlanRole(): void {
    const { environments } = this.props;
    this.createRole("plan", {
      description: "Plans with a full refresh, drift and costs; reads only",
      trusted: { subject: "environment:plan", refs: [this.defaultRef] },
      statements: planStatements(environments.map(({ names }) => names)),
    });
  }

  /** Whoever may push a tag, or another branch, reads what is planned from it: one environment, and no other. */
  private createOwnPlanRole({ names: { own }, names, deployOn }: DeliveredEnvironment): void {
    if (refOf(deployOn) === this.defaultRef) return;
    new DeliveryRole(this, `${own.environment}-plan`, {
      name: own.deliveryRole("plan"),
      description: `Plans of ${own.environment} with a full refresh; reads only`,
      trust: this.trust([
        { subject: `environment:${planEnvironment(own)}`, refs: [refOf(deployOn)] },
      ]),
      statements: ownPlanStatements(names),
      after: this.provider,
    });
  }

  private createImagesRole(): void {
    this.createRole("images", {
      description: "Pushes images to the repositories of the platform",
      trusted: { subject: "environment:images", refs: [this.defaultRef] },
      statements: imagesStatements(this.props.naming),
    });
  }

  private createRole(
    which: Exclude<Which, "deploy">,
    role: {
      readonly description: string;
      readonly trusted: Trusted;
      readonly statements: readonly Statement[];
    },
  ): void {
    new DeliveryRole(this, which, {
      ...role,
      after: this.provider,
      name: this.props.naming.deliveryRole(which),
      trust: this.trust([role.trusted]),
    });
  }

  private createDeployRole({ names, deployOn }: DeliveredEnvironment): void {
    const { own } = names;
    const statements = deployStatements(names);
    this.createBoundary(`${own.environment}-boundary`, {
      arn: own.boundaryArn(),
      description: `The most that any role of ${own.environment} may do`,
      statements: environmentBoundary(names),
    });
    const boundary = this.createBoundary(`${own.environment}-deploy-boundary`, {
      arn: own.deployBoundaryArn(),
      description: `The most that the role which deploys ${own.environment} may do`,
      statements: deployBoundary(names, statements),
    });
    new DeliveryRole(this, `${own.environment}-deploy`, {
      name: own.deliveryRole("deploy"),
      description: `Deploys, releases to and destroys ${own.environment}`,
      trust: this.trust(deployers(names, refOf(deployOn), this.defaultRef)),
      statements,
      boundaryArn: boundary.arn,
      after: this.provider,
      hours: DEPLOY_HOURS,
    });
  }

  private createBoundary(
    id: string,
    policy: {
      readonly arn: string;
      readonly description: string;
      readonly statements: readonly Statement[];
    },
  ): IamPolicy {
    const document = policyDocument(policy.statements);
    // Environments compute its ARN, so its name is the end of that.
    const name = policy.arn.slice(policy.arn.lastIndexOf("/") + 1);
    if (sizeOf(document) > POLICY_LIMIT)
      throw new Error(
        `the policy ${name} would have ${sizeOf(document)} characters, and AWS takes ${POLICY_LIMIT}: give the platform or the environment a shorter name, or prescribe fewer names`,
      );
    return new IamPolicy(this, id, {
      name,
      description: policy.description,
      policy: document,
    });
  }

  private trust(trusted: readonly Trusted[]): string {
    const { naming, config, repository } = this.props;
    return trustPolicy(naming, { github: config.github, repository }, trusted);
  }

  private get defaultRef(): string {
    return branchRef(this.props.config.github.defaultBranch);
  }

  /** Each region of the account with states, once. */
  private places() {
    const { naming, environments } = this.props;
    const all = [naming, ...environments.map(({ names }) => names.own)];
    return [...new Map(all.map((one) => [one.region, one])).values()];
  }
}
