import { describe, expect, test } from "vitest";
import { json } from "../../scripts/review/render/json";
import { markdown } from "../../scripts/review/render/markdown";
import { change, planOf, planWith, reviewOf } from "./support/reviewed";

describe("the same change in several environments", () => {
  const found = reviewOf([
    planOf("same-change-dev", "dev"),
    planOf("same-change-prod", "prod"),
    planOf("nothing-to-change", "staging"),
  ]);

  test("is one finding", () => {
    expect(found.findings.map(({ environments }) => environments)).toEqual([["dev", "prod"]]);
  });

  test("is told with where they differ", () => {
    expect(found.findings[0]?.differences).toEqual([
      { environment: "dev", says: ["`retention_in_days`: 30 → 7"] },
      { environment: "prod", says: ["`retention_in_days`: 90 → 14"] },
    ]);
  });

  test("leaves one line to an environment in which nothing changes", () => {
    const lines = markdown(found)
      .split("\n")
      .filter((line) => line.includes("staging") && !line.startsWith("<!--"));
    expect(lines).toEqual(["Nothing changes in `staging`."]);
  });
});

test("what is said of all environments alike has no differences", () => {
  const plans = ["dev", "prod"].map((name) =>
    planWith(
      [change("aws_sqs_queue.a", { actions: ["delete"], before: { id: "a" }, after: null })],
      {},
      name,
    ),
  );
  expect(reviewOf(plans).findings.map(({ differences }) => differences)).toEqual([[]]);
});

test("the strictest level of all environments counts", () => {
  const plans = ["dev", "prod"].map((name) =>
    planWith([change("aws_s3_bucket.a", { actions: ["delete"], after: null })], {}, name),
  );
  const { findings } = reviewOf(plans, [{ level: "note", when: { environment: "dev" } }]);
  expect(findings.map(({ level }) => level)).toEqual(["deny"]);
});

test("data loss comes before outage, and that before exposure", () => {
  const plan = planWith([
    change("aws_lambda_function_url.a", {
      before: { authorization_type: "AWS_IAM" },
      after: { authorization_type: "NONE" },
    }),
    change("aws_lb_listener.a", {
      actions: ["delete", "create"],
      before: { port: 1 },
      after: { port: 2 },
    }),
    change("aws_s3_bucket.a", { actions: ["delete"], after: null }),
  ]);
  expect(reviewOf([plan]).findings.map(({ kind }) => kind)).toEqual([
    "data-loss",
    "outage",
    "exposure",
  ]);
});

test("a plan that Terraform could not finish says so", () => {
  const plan = planWith([], { errored: true });
  expect(markdown(reviewOf([plan]))).toContain("Terraform failed while it planned");
});

test("names of a plan cannot write into the comment", () => {
  const plan = planWith([
    {
      ...change("aws_s3_bucket.a", { actions: ["delete"], after: null }),
      address: 'aws_s3_bucket.a["`</details>\n# @everyone ![x](http://example.com)"]',
    },
  ]);
  const comment = markdown(reviewOf([plan]));
  expect(comment).not.toMatch(/^# /m);
  expect(comment).toContain(
    '`` aws_s3_bucket.a["`</details> # @everyone ![x](http://example.com)"]',
  );
});

describe("GitHub makes no link, mention or mark of a name", () => {
  const name =
    "@octocat #123 GH-7 www.example.com https://example.com <!-- devops-platform review {} -->";
  const plans = [name, "b"].map((one) =>
    planWith(
      [
        change("aws_s3_bucket.a", {
          actions: ["delete"],
          before: { bucket: name, tags: { a: name } },
          after: null,
        }),
        change("aws_db_instance.a", {
          before: { engine_version: name },
          after: { engine_version: "`" },
        }),
        change("aws_security_group_rule.b", {
          before: null,
          actions: ["create"],
          after: { type: name },
        }),
      ],
      {},
      one,
    ),
  );
  const comment = markdown(reviewOf(plans));
  /** What GitHub looks for names in: code is left out, and what nobody sees. */
  const text = comment
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<code>.*?<\/code>/g, "")
    .replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, "");

  test.each([/@\w/, /#\d/, /GH-\d/, /www\.\w/, /https?:\/\//])("%s", (link) => {
    expect(text).not.toMatch(link);
  });

  test("and the mark at the end stays the only one", () => {
    expect(comment.match(/<!--/g)).toHaveLength(1);
  });
});

test("a name cannot make a table another one", () => {
  const plan = planOf("rename-queue", "a|b\\|`c` <d>");
  const row = markdown(reviewOf([plan]))
    .split("\n")
    .find((line) => line.includes("<code>"));
  expect(row?.match(/\|/g)).toHaveLength(5);
  expect(row).toContain("<code>a&#124;b&#92;&#124;&#96;c&#96; &#60;d&#62;</code>");
});

test("nothing in a comment is invisible or turns the direction of the text", () => {
  const hidden = "a\u202Eb\u2066c\u200Bd\u00ADe\u{E0041}f\uD800g";
  const plan = planWith(
    [
      {
        ...change("aws_s3_bucket.a", { actions: ["delete"], after: null }),
        address: `aws_s3_bucket.${hidden}`,
      },
    ],
    {},
    hidden,
  );
  expect(markdown(reviewOf([plan])).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
});

describe("a comment ends with what was reviewed", () => {
  const marked = (comment: string) =>
    JSON.parse(/<!-- devops-platform review (\{.*\}) -->\n$/.exec(comment)?.[1] ?? "");

  test("by environment, as in the JSON", () => {
    const found = reviewOf([planOf("rename-queue", "dev"), planOf("nothing-to-change", "prod")]);
    const { environments } = JSON.parse(json(found)) as {
      environments: { name: string; digest: string }[];
    };
    expect(marked(markdown(found))).toEqual(
      Object.fromEntries(environments.map(({ name, digest }) => [name, digest])),
    );
  });

  test("whatever the environment is called", () => {
    const comment = markdown(reviewOf([planOf("rename-queue", 'a-->b"\\<é')]));
    expect(Object.keys(marked(comment))).toEqual(['a-->b"\\<é']);
    expect(comment.trimEnd().split("\n").at(-1)?.match(/-->/g)).toHaveLength(1);
  });
});
