import { describe, expect, test } from "vitest";
import { connections } from "../../scripts/review/graph/connections";
import { dotOf } from "../../scripts/review/graph/dot";
import type { Graph } from "../../scripts/review/graph/graph";
import { mermaidOf } from "../../scripts/review/graph/mermaid";
import { svgOf } from "../../scripts/review/graph/svg";
import { change, planOf, planWith } from "./support/reviewed";

const edges = ({ edges: all }: Graph) =>
  all.map(({ from, to, label, change: how }) => `${how} ${from} → ${to}: ${label}`);

test("who reaches what is read from groups, whichever resource has the rules", () => {
  expect(edges(connections(planOf("connections-new-service")))).toEqual([
    "removed 10.0.0.0/16 → aws_rds_cluster.main: 5432",
    "added aws_ecs_service.api → aws_rds_cluster.main: 5432",
    "same aws_lb.web → aws_ecs_service.api: 3000",
    "same internet → aws_lb.web: 443",
  ]);
});

const group = { id: "sg-1", ingress: [] };
const database = { vpc_security_group_ids: ["sg-1"], publicly_accessible: false };
const rule = {
  security_group_id: "sg-1",
  cidr_ipv4: "10.0.0.0/8",
  ip_protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
};
const asIs = (address: string, values: unknown) =>
  change(address, { actions: ["no-op"], before: values, after: values });

test("a rule that goes is gone, though the group's own attribute still repeats it", () => {
  const repeated = {
    ...group,
    ingress: [{ cidr_blocks: ["10.0.0.0/8"], protocol: "tcp", from_port: 5432, to_port: 5432 }],
  };
  const plan = planWith([
    asIs("aws_security_group.db", repeated),
    asIs("aws_db_instance.main", database),
    change("aws_vpc_security_group_ingress_rule.a", {
      actions: ["delete"],
      before: rule,
      after: null,
    }),
  ]);
  expect(edges(connections(plan))).toEqual(["removed 10.0.0.0/8 → aws_db_instance.main: 5432"]);
});

test("a group that is open to the internet leads to nothing that has no public address", () => {
  const plan = planWith([
    asIs("aws_security_group.db", group),
    asIs("aws_db_instance.main", database),
    asIs("aws_vpc_security_group_ingress_rule.a", { ...rule, cidr_ipv4: "0.0.0.0/0" }),
  ]);
  expect(edges(connections(plan))).toEqual([
    "same any address in the network → aws_db_instance.main: 5432",
  ]);
});

test("a group with hundreds in it stands for them", () => {
  const plan = planWith([
    asIs("aws_security_group.db", group),
    asIs("aws_vpc_security_group_ingress_rule.a", rule),
    ...Array.from({ length: 300 }, (_, index) => asIs(`aws_db_instance.d${index}`, database)),
  ]);
  expect(edges(connections(plan))).toEqual(["same 10.0.0.0/8 → aws_security_group.db: 5432"]);
});

test("a function with an address of its own is reached from the internet", () => {
  const plan = planWith([
    asIs("aws_lambda_function.hook", { function_name: "hook" }),
    change("aws_lambda_function_url.hook", {
      actions: ["create"],
      before: null,
      after: { function_name: "hook", authorization_type: "NONE" },
    }),
  ]);
  expect(edges(connections(plan))).toEqual([
    "added internet → aws_lambda_function.hook: function URL",
  ]);
});

describe("names", () => {
  const name = 'a"];\n} evil -> x [label="<script>`';
  const graph: Graph = {
    nodes: [
      { id: name, kind: "data", change: "added" },
      { id: "internet", kind: "internet", change: "same" },
    ],
    edges: [{ from: "internet", to: name, label: name, change: "added" }],
    left: 0,
  };

  test("do nothing in a drawing", async () => {
    const svg = (await svgOf(graph)) ?? "";
    expect(svg).toContain("&lt;script&gt;");
    expect(svg.match(/<g id="node/g)).toHaveLength(2);
  });

  test("stay on their line in what Graphviz reads", () => {
    expect(dotOf(graph).split("\n")).toHaveLength(8);
  });

  test("do nothing in Mermaid", () => {
    expect(mermaidOf(graph).text).not.toMatch(/<script|^} evil|`/m);
  });
});
