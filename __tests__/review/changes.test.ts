import { describe, expect, test } from "vitest";
import { markdown } from "../../scripts/review/render/markdown";
import { change, planWith, reviewOf } from "./support/reviewed";

const found = (...args: Parameters<typeof planWith>) =>
  reviewOf([planWith(...args)]).findings.map(
    ({ rule, address, what }) => `${rule}: ${address} ${what}`,
  );

describe("drift", () => {
  const drifted = change("aws_db_instance.main", {
    before: { backup_window: "a" },
    after: { backup_window: "b" },
  });

  test("that the plan puts back is said to be put back", () => {
    const back = change("aws_db_instance.main", {
      before: { backup_window: "b" },
      after: { backup_window: "a" },
    });
    expect(found([back], { resource_drift: [drifted] })).toEqual([
      "changed-outside-put-back: aws_db_instance.main was changed outside of Terraform, and is put back",
    ]);
  });

  test("that the plan leaves is said to stay", () => {
    const left = change("aws_db_instance.main", { actions: ["no-op"] });
    expect(found([left], { resource_drift: [drifted] })).toEqual([
      "changed-outside: aws_db_instance.main was changed outside of Terraform, and stays so",
    ]);
  });

  test("of something that is gone is said", () => {
    const gone = change("aws_sqs_queue.a", { actions: ["delete"], after: null });
    const again = change("aws_sqs_queue.a", { actions: ["create"], before: null });
    expect(found([again], { resource_drift: [gone] })).toEqual([
      "deleted-outside: aws_sqs_queue.a was deleted outside of Terraform, and is made anew, empty",
    ]);
  });
});

describe("a rename", () => {
  const inModule = (module: string, actions: string[], name: string) => {
    const values = { name, display_name: "x" };
    return change(`${module}.aws_resourcegroups_group.news`, {
      actions,
      before: actions[0] === "delete" ? values : null,
      after: actions[0] === "create" ? values : null,
      of: { module_address: module },
    });
  };

  test("of a module takes one moved block", () => {
    const plan = planWith([
      inModule("module.old", ["delete"], "news"),
      inModule("module.new", ["create"], "news"),
      {
        ...inModule("module.old", ["delete"], "other"),
        address: "module.old.aws_resourcegroups_group.other",
      },
      {
        ...inModule("module.new", ["create"], "other"),
        address: "module.new.aws_resourcegroups_group.other",
      },
    ]);
    expect(reviewOf([plan]).findings.map(({ snippet }) => snippet)).toEqual([
      "moved {\n  from = module.old\n  to   = module.new\n}",
    ]);
  });

  test("is not seen in things that AWS tells apart by their names", () => {
    const plan = [
      inModule("module.old", ["delete"], "news"),
      inModule("module.new", ["create"], "letters"),
    ];
    expect(found(plan)).toEqual([]);
  });

  test("whose arguments are not known yet is not claimed", () => {
    const unknown = change("aws_resourcegroups_group.b", {
      actions: ["create"],
      before: null,
      after: { fifo_topic: false },
      more: { after_unknown: { name: true } },
    });
    const old = change("aws_resourcegroups_group.a", {
      actions: ["delete"],
      before: { name: "a", fifo_topic: false },
      after: null,
    });
    expect(found([old, unknown])).toEqual([]);
  });
});

test("what an interrupted replacement left behind is said to be that", () => {
  const left = change("aws_db_instance.main", {
    actions: ["delete"],
    before: { id: "old" },
    after: null,
    of: { deposed: "abcd1234" },
  });
  expect(found([left])).toEqual([
    "stateful-destroyed: aws_db_instance.main (left by an earlier replacement) is destroyed",
  ]);
});

test("what is made anew while the old one is only forgotten is said to be left behind", () => {
  const values = { id: "orders", db_name: "orders" };
  expect(
    found([
      change("aws_db_instance.orders", {
        actions: ["create", "forget"],
        before: values,
        after: { db_name: "purchases" },
      }),
    ]),
  ).toEqual([
    "stateful-left-behind: aws_db_instance.orders is made anew as an empty one, and the old one stays in AWS",
  ]);
});

test("what Terraform forgets costs as much as before", () => {
  const gateway = change("aws_nat_gateway.a", {
    actions: ["forget"],
    before: { subnet_id: "subnet-1" },
    after: null,
  });
  const region = { expressions: { region: { constant_value: "eu-west-1" } } };
  const configuration = { provider_config: { aws: { name: "aws", ...region } }, root_module: {} };
  expect(found([gateway], { configuration })).toEqual([]);
});

test("moves and imports are said as such, and what does not change is not", () => {
  const plan = planWith([
    change("aws_sqs_queue.b", { actions: ["no-op"], of: { previous_address: "aws_sqs_queue.a" } }),
    change("aws_sqs_queue.c", { actions: ["no-op"], more: { importing: { id: "c" } } }),
    change("aws_sqs_queue.d", { actions: ["no-op"] }),
  ]);
  const comment = markdown(reviewOf([plan]));
  expect(comment).toContain("1 moved, 1 imported");
  expect(comment).toContain("aws_sqs_queue.b was aws_sqs_queue.a and only moves");
  expect(comment).not.toContain("aws_sqs_queue.d");
});

test("a public policy that the bucket's own block refuses is no way in", () => {
  const policy = JSON.stringify({
    Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
  });
  const block = { bucket: "assets", restrict_public_buckets: true };
  expect(
    found([
      change("aws_s3_bucket_policy.a", {
        before: { bucket: "assets" },
        after: { bucket: "assets", policy },
      }),
      change("aws_s3_bucket_public_access_block.a", {
        actions: ["no-op"],
        before: block,
        after: block,
      }),
    ]),
  ).toEqual([
    "policy-public: aws_s3_bucket_policy.a would let everyone in, if the bucket's public access block did not refuse it",
  ]);
});

test("a rule whose range is only known after apply is said to be that", () => {
  const rule = change("aws_vpc_security_group_ingress_rule.a", {
    actions: ["create"],
    before: null,
    after: { from_port: 22, to_port: 22, ip_protocol: "tcp" },
    more: { after_unknown: { cidr_ipv4: true } },
  });
  expect(found([rule])).toEqual([
    "range-known-after-apply: aws_vpc_security_group_ingress_rule.a lets in a range that is only known after apply",
  ]);
});

test("what a NotAction no longer keeps out is named", () => {
  const policy = (NotAction: string[]) =>
    JSON.stringify({ Statement: { Effect: "Allow", NotAction, Resource: "*" } });
  const plan = planWith([
    change("aws_iam_policy.a", {
      before: { policy: policy(["iam:*", "sts:*"]) },
      after: { policy: policy(["sts:*"]) },
    }),
  ]);
  expect(reviewOf([plan]).findings[0]?.facts).toContainEqual({ label: "actions", value: "iam:*" });
});

test("a container that runs privileged now is seen in its definition", () => {
  const definition = (privileged: boolean) => ({
    container_definitions: JSON.stringify([{ name: "api", privileged }]),
  });
  expect(
    found([
      change("aws_ecs_task_definition.api", {
        actions: ["delete", "create"],
        before: definition(false),
        after: definition(true),
      }),
    ]),
  ).toEqual([
    "container-weakened: aws_ecs_task_definition.api has a container that runs privileged",
  ]);
});

test("our own resources name the field of the environment", () => {
  const tags_all = {
    Platform: "acme",
    Environment: "dev",
    CostCentre: "x",
    Repository: "r",
    ManagedBy: "terraform",
  };
  const plan = planWith([
    change("aws_db_instance.main", {
      before: { tags_all, multi_az: true },
      after: { tags_all, multi_az: false },
    }),
  ]);
  expect(reviewOf([plan]).findings[0]?.causes).toEqual([
    "`multi_az`: true → false, from the environment's `databases.main.multiAz`",
  ]);
});
