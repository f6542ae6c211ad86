import { describe, expect, it } from "vitest";
import { environmentNames } from "../../src/envs";
import { committed, containerOf } from "../support/environment-stack";

const count = (name: string, type: string) => Object.keys(committed(name).resources(type)).length;

describe("dev", () => {
  it("pays for one NAT gateway and one zone's database", () => {
    expect(count("dev", "aws_nat_gateway")).toBe(1);
    expect(committed("dev").resource("aws_db_instance.main")).toMatchObject({
      instance_class: "db.t4g.micro",
      multi_az: false,
    });
  });

  it("runs one small task on Spot", () => {
    const { resource } = committed("dev");
    expect(resource("aws_ecs_task_definition.api")).toMatchObject({ cpu: "256", memory: "512" });
    expect(resource("aws_ecs_service.api").capacity_provider_strategy).toEqual([
      { base: 0, capacity_provider: "FARGATE_SPOT", weight: 1 },
    ]);
  });

  it("can be destroyed and made again at once", () => {
    const { resource, json } = committed("dev");
    expect(resource("aws_db_instance.main")).toMatchObject({
      deletion_protection: false,
      skip_final_snapshot: true,
    });
    const secrets = Object.values(json.module as Record<string, object>);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatchObject({ recovery_window_in_days: 0 });
  });
});

describe("staging", () => {
  it("has every type of resource that prod's services, load balancer and database are made of", () => {
    const shape = (name: string) =>
      Object.keys(committed(name).json.resource as object).filter((type) =>
        /^aws_(ecs|lb|db|acm|route53|appautoscaling)/.test(type),
      );
    expect(shape("staging")).toEqual(shape("prod"));
  });

  it("is disposable and smaller", () => {
    const { resource } = committed("staging");
    expect(resource("aws_db_instance.main")).toMatchObject({
      deletion_protection: false,
      instance_class: "db.t4g.small",
    });
    expect(count("staging", "aws_nat_gateway")).toBe(1);
  });
});

describe("prod", () => {
  it("keeps a NAT gateway in each of three zones", () => {
    const zones = Object.values(committed("prod").resources("aws_subnet")).map(
      ({ availability_zone }) => availability_zone,
    );
    expect(new Set(zones).size).toBe(3);
    expect(count("prod", "aws_nat_gateway")).toBe(3);
  });

  it("has a standby and a replica of its database, and does not delete it", () => {
    const { resource } = committed("prod");
    expect(resource("aws_db_instance.main")).toMatchObject({
      multi_az: true,
      deletion_protection: true,
      skip_final_snapshot: false,
    });
    expect(resource("aws_db_instance.main_replica_1").replicate_source_db).toBe(
      "${aws_db_instance.main.identifier}",
    );
  });

  it("reads from the replica that it pays for", () => {
    const { variables } = containerOf(committed("prod").resource("aws_ecs_task_definition.api"));
    expect(variables).toMatchObject({
      DATABASE_READS: "replica",
      DATABASE_READER_HOST: "${aws_db_instance.main_replica_1.address}",
    });
  });

  it("keeps at least two tasks once it is released, while it runs", () => {
    expect(committed("prod").resource("aws_appautoscaling_target.api").min_capacity).toBe(
      "${(local.backend_released && local.running) ? 2 : 0}",
    );
  });

  it("speaks HTTPS and sends plain HTTP there", () => {
    const listeners = Object.values(committed("prod").resources("aws_lb_listener"));
    expect(listeners.map(({ port, protocol }) => `${port} ${protocol}`).sort()).toEqual([
      "443 HTTPS",
      "80 HTTP",
    ]);
  });

  it("keeps logs for 30 days at least, but for what Container Insights makes metrics of", () => {
    const { container_insights, ...logs } = committed("prod").resources("aws_cloudwatch_log_group");
    expect(container_insights?.retention_in_days).toBe(1);
    for (const { retention_in_days } of Object.values(logs))
      expect(Number(retention_in_days)).toBeGreaterThanOrEqual(30);
  });

  it("encrypts what it stores with a key of its own", () => {
    const { resource } = committed("prod");
    expect(resource("aws_db_instance.main").kms_key_id).toBe("${aws_kms_key.main.arn}");
    expect(resource("aws_cloudwatch_log_group.api").kms_key_id).toBe("${aws_kms_key.main.arn}");
  });
});

describe.each(["staging", "prod"])("the load balancer of %s", (name) => {
  it("lets through what the API is for, and nothing that is for its people alone", () => {
    const rules = Object.values(committed(name).resources("aws_lb_listener_rule"));
    const paths = rules.flatMap(({ condition }) =>
      (condition as { path_pattern?: { values: string[] } }[]).flatMap(
        ({ path_pattern }) => path_pattern?.values ?? [],
      ),
    );
    expect(paths.sort()).toEqual(["/health", "/users", "/users/*"]);
  });
});

describe("every environment", () => {
  it.each(environmentNames)("%s looks nothing up", (name) => {
    expect(committed(name).json.data).toBeUndefined();
  });

  it.each(environmentNames)("%s keeps its state under its own key", (name) => {
    expect(committed(name).json.terraform).toMatchObject({
      backend: { s3: { key: `acme/${name}/eu-west-1/main` } },
    });
  });
});
