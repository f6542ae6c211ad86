import { expect, it } from "vitest";
import { committed, containerOf, stackWith } from "../support/environment-stack";

const dev = () => committed("dev");
const policyOf = (role: string) => String(dev().resource(`aws_iam_role_policy.${role}`).policy);

it("hands a service where its database is and which secret to read, never the password", () => {
  const { variables, secrets } = containerOf(dev().resource("aws_ecs_task_definition.api"));
  expect(variables).toMatchObject({
    DATABASE_HOST: "${aws_db_instance.main.address}",
    DATABASE_PORT: "5432",
    DATABASE_NAME: "app",
    DATABASE_SECRET_ARN: "${module.main_application.arn}",
  });
  expect(Object.keys(secrets)).toEqual(["LOG_LEVEL", "SESSION_KEY"]);
});

it("lets the service read the application's secret and not the owner's", () => {
  expect(policyOf("api_task")).toContain("${module.main_application.arn}");
  expect(policyOf("api_task")).not.toContain("main_owner");
});

it("hands the migration the owner's secret, and the application's to make its role", () => {
  const { variables } = containerOf(dev().resource("aws_ecs_task_definition.migrate"));
  expect(variables).toMatchObject({
    DATABASE_SECRET_ARN: "${module.main_owner.arn}",
    DATABASE_APPLICATION_SECRET_ARN: "${module.main_application.arn}",
  });
});

it("runs the released digest of the shared registry", () => {
  const { image } = containerOf(dev().resource("aws_ecs_task_definition.api"));
  expect(image).toBe(
    "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend@${aws_ssm_parameter.backend_release.insecure_value}",
  );
});

it("makes a release pointer only for images that are used", () => {
  const { resources } = stackWith({}, { images: { unused: { context: "unused" } } });
  const pointers = Object.keys(resources("aws_ssm_parameter")).filter((id) => /release$/.test(id));
  expect(pointers).toEqual(["backend_release"]);
});

it("creates a service only after the rule that sends it traffic", () => {
  expect(dev().resource("aws_ecs_service.api").depends_on).toContain(
    "aws_lb_listener_rule.public_api",
  );
});

it("puts each workload into a security group of its own", () => {
  expect(dev().resource("aws_ecs_service.api").network_configuration).toMatchObject({
    security_groups: ["${aws_security_group.api.id}"],
  });
});

it("puts a workload into the subnets it is placed in", () => {
  const placed = (placement: string) => {
    const { resource } = stackWith({ workloads: { api: { placement } } });
    return JSON.stringify(resource("aws_ecs_service.api").network_configuration);
  };
  expect(placed("public")).toContain("aws_subnet.public_a.id");
  expect(placed("private")).toContain("aws_subnet.private_a.id");
});

it("puts a database into the tier it names", () => {
  const subnets = (tier: string) =>
    stackWith({ databases: { main: { tier } } }).resource("aws_db_subnet_group.main").subnet_ids;
  expect(subnets("isolated")).toEqual([
    "${aws_subnet.isolated_a.id}",
    "${aws_subnet.isolated_b.id}",
  ]);
  expect(subnets("private")).toEqual(["${aws_subnet.private_a.id}", "${aws_subnet.private_b.id}"]);
});

it("puts an internal load balancer into private subnets", () => {
  const { resource } = stackWith({ loadBalancers: { public: { scheme: "internal" } } });
  expect(resource("aws_lb.public").subnets).toEqual([
    "${aws_subnet.private_a.id}",
    "${aws_subnet.private_b.id}",
  ]);
});

it("takes an image from the registry at the platform's home, whatever the environment's account", () => {
  const accounts = { main: "111111111111", live: "222222222222" };
  const { resource } = stackWith({ account: "live" }, { accounts });
  expect(containerOf(resource("aws_ecs_task_definition.api")).image).toMatch(
    /^111111111111\.dkr\.ecr\./,
  );
  expect(resource("aws_iam_role_policy.api_execution").policy).toContain(
    "arn:aws:ecr:eu-west-1:111111111111:repository/acme/backend",
  );
});

it("guards the account it is meant for", () => {
  const accounts = { main: "111111111111", live: "222222222222" };
  const { json } = stackWith({ account: "live" }, { accounts });
  expect(json.provider).toMatchObject({ aws: [{ allowed_account_ids: ["222222222222"] }] });
});

it("tells a person where to go and a script what there is", () => {
  const outputs = dev().json.output as Record<string, { value: unknown }>;
  expect(outputs.load_balancer_urls?.value).toEqual({ public: "http://${aws_lb.public.dns_name}" });
  expect(outputs.cluster?.value).toBe("${aws_ecs_cluster.main.name}");
  expect(outputs.services?.value).toEqual({ api: "${aws_ecs_service.api.name}" });
  expect(outputs.database_endpoints?.value).toEqual({
    main: "${aws_db_instance.main.address}:5432",
  });
  expect(Object.keys(outputs.secret_arns?.value as object).sort()).toEqual([
    "main/application",
    "main/owner",
    "session-key",
  ]);
});

it("may have outputs in which something is null, as where something outside has no database", () => {
  const partner = {
    provides: "http",
    host: "api.example.com",
    port: 443,
    ranges: ["192.0.2.1/32"],
  };
  const { json } = stackWith({ externals: { partner } });
  expect(json.output).toMatchObject({ tunnel_ends: { value: { partner: { database: null } } } });
});
