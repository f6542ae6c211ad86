import { expect, test } from "vitest";
import { rolledOut } from "../../../scripts/deploy/deployed-services";
import { summarize } from "../../../scripts/plan/summary";
import { change, planOf } from "../plan/plans";

const service = (name: string) => ({
  mode: "managed" as const,
  type: "aws_ecs_service",
  name,
  instances: [
    {
      attributes: { name: `acme-dev-${name}`, cluster: "arn:c", task_definition: `arn:${name}:1` },
    },
  ],
});
const state = {
  version: 4,
  terraform_version: "1.11.4",
  serial: 1,
  lineage: "one",
  resources: [service("api"), service("worker")],
};

const followed = (...changes: Parameters<typeof planOf>[0]) =>
  rolledOut(state, summarize(planOf(changes))).map(({ service: name }) => name);

test("the services that an apply changed are followed, and no others", () => {
  expect(followed(change("aws_ecs_service.api", ["update"]))).toEqual(["acme-dev-api"]);
  expect(followed(change("aws_vpc.main", ["update"]))).toEqual([]);
});

test("after an apply of nothing all are, for what an earlier deploy began", () => {
  expect(followed()).toEqual(["acme-dev-api", "acme-dev-worker"]);
});

test("what should run is the task definition, also where the provider already read a rollback", () => {
  const definition = (revision: number) => ({
    mode: "managed" as const,
    type: "aws_ecs_task_definition",
    name: "api",
    instances: [{ attributes: { arn: `arn:api:${revision}` } }],
  });
  const rolledBack = { ...state, resources: [...state.resources, definition(2)] };
  const [first] = rolledOut(rolledBack, summarize(planOf([])));
  expect(first?.taskDefinition).toBe("arn:api:2");
});

test("without one in the state, what should run is what the service says", () => {
  const [first] = rolledOut(state, summarize(planOf([])));
  expect(first).toEqual({ cluster: "arn:c", service: "acme-dev-api", taskDefinition: "arn:api:1" });
});
