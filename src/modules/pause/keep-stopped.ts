import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { Role } from "../../role";
import { callingRds, onlyForSchedules } from "../../scheduler-calls";
import { keeperName, keeperRoleName } from "./names";

export interface KeepStoppedProps {
  readonly naming: Naming;
  /** Identifiers in RDS of the databases that AWS stops, by their keys. */
  readonly databases: Readonly<Record<string, string>>;
  /** A `count` that is 1 while the environment is paused, and 0 otherwise. */
  readonly whilePaused: number;
}

/**
 * Keeps the databases of a paused environment down: AWS starts a stopped one again after seven days, so a schedule
 * (free) stops each of them once a day. On the other days RDS refuses, as it is stopped already, and nothing is
 * tried again. So a database runs for a day in eight at most, which `pause` cannot save.
 */
export class KeepStopped extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: KeepStoppedProps,
  ) {
    super(scope, id);
    const databases = Object.entries(props.databases);
    if (databases.length === 0) return;
    const role = this.createRole();
    for (const [name, identifier] of databases) this.createSchedule(name, identifier, role);
  }

  private createRole(): Role {
    const { naming, databases, whilePaused } = this.props;
    return new Role(this, "keep-stopped", {
      name: keeperRoleName(naming),
      description: "Keeps the databases stopped while the environment is paused",
      service: "scheduler.amazonaws.com",
      onlyWhen: onlyForSchedules(naming),
      statements: [
        {
          sid: "StopDatabases",
          actions: ["rds:StopDBInstance"],
          resources: Object.values(databases).map((one) => naming.arn("rds", `db:${one}`)),
        },
      ],
      count: whilePaused,
    });
  }

  private createSchedule(name: string, identifier: string, role: Role): void {
    const { naming, whilePaused } = this.props;
    new SchedulerSchedule(new Construct(this, name), "keep-stopped", {
      name: keeperName(naming, name),
      description: `Keeps the database ${identifier} stopped while the environment is paused`,
      groupName: "default",
      scheduleExpression: "rate(1 day)",
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      state: "ENABLED",
      target: {
        ...callingRds({ naming, role }, "stopDBInstance", identifier),
        // A late try could stop what `resume` has just started.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
      dependsOn: [...role.permissions],
      count: whilePaused,
    });
  }
}
