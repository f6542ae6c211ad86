import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import type { Statement } from "../../iam";
import type { Naming } from "../../naming";
import { Role } from "../../role";
import { callingRds, callingScaling, onlyForSchedules } from "../../scheduler-calls";
import type { OfficeHoursConfig } from "./config";
import {
  cronAt,
  DATABASES_START_BEFORE_MINUTES,
  DATABASES_STOP_AFTER_MINUTES,
  DAYS,
  timeAt,
} from "./hours";
import { type Action, officeRoleName, officeScheduleName } from "./names";

/** A service whose range of tasks is rewritten. */
export interface OpenedService {
  /** Of its scalable target. */
  readonly arn: string;
  /** `service/<cluster>/<service>` */
  readonly resourceId: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether its schedules are on: from its first release, and not while paused. */
  readonly state: string;
}

export interface OfficeHoursProps {
  readonly naming: Naming;
  readonly config: OfficeHoursConfig;
  readonly clusterName: string;
  /** By workload. */
  readonly services: Readonly<Record<string, OpenedService>>;
  /** Identifiers in RDS of those that AWS stops, by their keys. */
  readonly databases: Readonly<Record<string, string>>;
  /** Whether the schedules of databases are on: not while paused. */
  readonly databaseState: string;
}

/** When, what, and how it is called. */
interface Call {
  readonly key: string;
  readonly action: Action;
  readonly cron: string;
  readonly state: string;
  readonly target: { readonly arn: string; readonly roleArn: string; readonly input: string };
}

/** Failed calls are tried again, but never so late that they meet the next opening or closing. */
const RETRIES = { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 900 };

/**
 * Opens and closes an environment by EventBridge Scheduler (free up to 14 million calls a month). Closing sets the
 * range of each service to 0 to 0, to which Application Auto Scaling brings it at once; databases stop afterwards.
 * Opening starts the databases and then sets the configured ranges. NAT, endpoints and load balancers stay, and cost.
 */
export class OfficeHours extends Construct {
  /** Names of the schedules of services and databases, by key. */
  readonly schedules: Readonly<Record<"services" | "databases", Record<string, string[]>>> = {
    services: {},
    databases: {},
  };
  private readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OfficeHoursProps,
  ) {
    super(scope, id);
    this.role = this.createRole();
    for (const [key, service] of Object.entries(props.services))
      this.schedules.services[key] = this.openAndClose(key, service);
    for (const [key, identifier] of Object.entries(props.databases))
      this.schedules.databases[key] = this.startAndStop(key, identifier);
  }

  /** As the stack's output has it. */
  get summary() {
    const { days, from, to, timeZone } = this.props.config;
    return {
      days: DAYS.filter((day) => days.includes(day)),
      from,
      to,
      time_zone: timeZone,
      databases_from: timeAt(from, -DATABASES_START_BEFORE_MINUTES),
      databases_to: timeAt(to, DATABASES_STOP_AFTER_MINUTES),
      schedules: this.schedules,
    };
  }

  private openAndClose(key: string, { resourceId, minimum, maximum, state }: OpenedService) {
    const { days, from, to } = this.props.config;
    const to0 = callingScaling(this.caller, { resourceId, minimum: 0, maximum: 0 });
    const toRange = callingScaling(this.caller, { resourceId, minimum, maximum });
    return [
      this.create({ key, action: "opens", cron: cronAt(days, from), state, target: toRange }),
      this.create({ key, action: "closes", cron: cronAt(days, to), state, target: to0 }),
    ];
  }

  private startAndStop(key: string, identifier: string) {
    const { config, databaseState: state } = this.props;
    const { days, from, to } = config;
    const starts = cronAt(days, from, -DATABASES_START_BEFORE_MINUTES);
    const stops = cronAt(days, to, DATABASES_STOP_AFTER_MINUTES);
    const start = callingRds(this.caller, "startDBInstance", identifier);
    const stop = callingRds(this.caller, "stopDBInstance", identifier);
    return [
      this.create({ key, action: "starts", cron: starts, state, target: start }),
      this.create({ key, action: "stops", cron: stops, state, target: stop }),
    ];
  }

  private create({ key, action, cron, state, target }: Call): string {
    const { naming, config } = this.props;
    const schedule = new SchedulerSchedule(this.under(key), action, {
      name: officeScheduleName(naming, key, action),
      description: `Office hours: ${key} ${action}`,
      groupName: "default",
      scheduleExpression: cron,
      scheduleExpressionTimezone: config.timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      state,
      target: { ...target, retryPolicy: RETRIES },
      dependsOn: [...this.role.permissions],
    });
    return schedule.name;
  }

  /** A service and a database may have one name. */
  private under(key: string): Construct {
    return (this.node.tryFindChild(key) as Construct | undefined) ?? new Construct(this, key);
  }

  private get caller() {
    return { naming: this.props.naming, role: this.role };
  }

  private createRole(): Role {
    const { naming } = this.props;
    return new Role(this, "office-hours", {
      name: officeRoleName(naming),
      description: "Opens and closes the environment by its office hours",
      service: "scheduler.amazonaws.com",
      onlyWhen: onlyForSchedules(naming),
      statements: [...this.mayScale(), ...this.mayStopDatabases()],
    });
  }

  private mayScale(): Statement[] {
    const { naming, services, clusterName } = this.props;
    const targets = Object.values(services).map(({ arn }) => arn);
    if (targets.length === 0) return [];
    return [
      {
        sid: "SetRanges",
        actions: ["application-autoscaling:RegisterScalableTarget"],
        resources: targets,
      },
      {
        // Application Auto Scaling asks whether the caller itself may do what it will do.
        sid: "ScaleServices",
        actions: ["ecs:DescribeServices", "ecs:UpdateService"],
        resources: [naming.arn("ecs", `service/${clusterName}/*`)],
      },
    ];
  }

  private mayStopDatabases(): Statement[] {
    const { naming, databases } = this.props;
    const resources = Object.values(databases).map((one) => naming.arn("rds", `db:${one}`));
    if (resources.length === 0) return [];
    return [
      {
        sid: "StartAndStopDatabases",
        actions: ["rds:StartDBInstance", "rds:StopDBInstance"],
        resources,
      },
    ];
  }
}
