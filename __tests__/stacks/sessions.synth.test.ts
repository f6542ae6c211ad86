import { expect, test } from "vitest";
import { stackWith } from "../support/environment-stack";

const outputOf = (name: string, fields: object = {}) => {
  const { json } = stackWith({ workloads: { api: fields } });
  return (json.output as Record<string, { value: object }>)[name]?.value;
};

test("says of a workload that lets people in where its tasks run, as whom, and what they reach", () => {
  expect(outputOf("sessions", { exec: true })).toEqual({
    api: {
      operations_role: "${aws_iam_role.api_operations.arn}",
      subnets: expect.any(Array),
      security_groups: ["${aws_security_group.api.id}"],
      public_ip: false,
      reaches: ["main"],
    },
  });
});

test("says nothing of one that does not", () => {
  expect(outputOf("sessions")).toEqual({});
});

test("says where a database listens and which secrets its users have, never a value", () => {
  expect(outputOf("tunnel_ends")).toMatchObject({
    main: {
      provides: "postgres",
      host: "${aws_db_instance.main.address}",
      port: 5432,
      users: {
        application: { secret_arn: "${module.main_application.arn}" },
        owner: { secret_arn: "${module.main_owner.arn}" },
      },
    },
  });
});
