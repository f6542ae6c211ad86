import { describe, expect, test } from "vitest";
import { network } from "./support";

describe("the public tier", () => {
  test("reaches the internet through the internet gateway", () => {
    expect(network().resource("aws_route.public")).toMatchObject({
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    });
  });
});

describe("the private tier", () => {
  test("goes out of every zone through one gateway with a single NAT", () => {
    const { resources, resource } = network({ nat: "single" });
    expect(Object.keys(resources("aws_nat_gateway"))).toEqual(["a"]);
    expect(resource("aws_route.private_b").nat_gateway_id).toBe("${aws_nat_gateway.a.id}");
  });

  test("stays in its zone with a NAT per zone", () => {
    const { resource } = network({ nat: "per-zone" });
    expect(resource("aws_route.private_b").nat_gateway_id).toBe("${aws_nat_gateway.b.id}");
    expect(resource("aws_nat_gateway.b")).toMatchObject({
      subnet_id: "${aws_subnet.public_b.id}",
      allocation_id: "${aws_eip.nat_b.allocation_id}",
    });
  });

  test("keeps its first gateway and address when NAT goes from single to per zone", () => {
    const single = network({ nat: "single" });
    const perZone = network({ nat: "per-zone" });
    for (const address of ["aws_eip.nat_a", "aws_nat_gateway.a"]) {
      expect(perZone.resource(address)).toEqual(single.resource(address));
    }
  });

  test("has no way out without NAT", () => {
    const { resources } = network({ nat: "none" });
    expect(Object.keys(resources("aws_route"))).toEqual(["public"]);
    expect(resources("aws_eip")).toEqual({});
  });
});

describe("the isolated tier", () => {
  test("has no route out in any configuration", () => {
    const { resources } = network({ nat: "per-zone" });
    const routed = Object.values(resources("aws_route")).map((route) => route.route_table_id);
    expect(routed).not.toContain("${aws_route_table.isolated.id}");
  });
});

describe("every subnet", () => {
  test("uses the route table of its tier, a private one that of its zone", () => {
    const { resources } = network();
    const tables = Object.values(resources("aws_route_table_association")).map(
      ({ subnet_id, route_table_id }) => `${subnet_id} ${route_table_id}`,
    );
    expect(tables.sort()).toEqual([
      "${aws_subnet.isolated_a.id} ${aws_route_table.isolated.id}",
      "${aws_subnet.isolated_b.id} ${aws_route_table.isolated.id}",
      "${aws_subnet.private_a.id} ${aws_route_table.private_a.id}",
      "${aws_subnet.private_b.id} ${aws_route_table.private_b.id}",
      "${aws_subnet.public_a.id} ${aws_route_table.public.id}",
      "${aws_subnet.public_b.id} ${aws_route_table.public.id}",
    ]);
  });
});

describe("gateway endpoints", () => {
  test("serve the public and private tables and not the isolated one", () => {
    expect(network().resource("aws_vpc_endpoint.s3")).toMatchObject({
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: [
        "${aws_route_table.public.id}",
        "${aws_route_table.private_a.id}",
        "${aws_route_table.private_b.id}",
      ],
    });
  });

  test("serve the isolated table when it is asked for", () => {
    const { resource } = network({ isolatedGatewayEndpoints: true });
    expect(resource("aws_vpc_endpoint.dynamodb").route_table_ids).toContain(
      "${aws_route_table.isolated.id}",
    );
  });
});

describe("interface endpoints", () => {
  const { resource, resources } = network({ interfaceEndpoints: ["ecr.api", "logs"] });

  test("answer to the services' own names in every private subnet", () => {
    expect(resource("aws_vpc_endpoint.ecr_api")).toMatchObject({
      service_name: "com.amazonaws.eu-west-1.ecr.api",
      private_dns_enabled: true,
      subnet_ids: ["${aws_subnet.private_a.id}", "${aws_subnet.private_b.id}"],
      security_group_ids: ["${aws_security_group.endpoints.id}"],
    });
  });

  test("share a security group that is replaced without a gap and has no rules of its own", () => {
    const group = resource("aws_security_group.endpoints");
    expect(group).toMatchObject({
      name_prefix: "acme-test-endpoints-",
      lifecycle: { create_before_destroy: true },
    });
    expect([group.ingress, group.egress]).toEqual([undefined, undefined]);
    expect(resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  test("leave no group behind when there are none", () => {
    expect(network().resources("aws_security_group")).toEqual({});
  });
});
