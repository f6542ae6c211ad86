import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { actualMonths, periodOf } from "../../../scripts/cost/actual/ask";
import { actualInWords } from "../../../scripts/cost/actual/words";
import { explain } from "../../../scripts/lib/report.mjs";

const plain = (_: unknown, text: string) => text;
const now = new Date("2026-03-15T09:30:00Z");

let close: () => void = () => {};
afterEach(() => close());

/** Asks a server that speaks Cost Explorer's protocol and gives these answers, one after the other. */
async function asked(...answers: readonly (readonly [status: number, body: object])[]) {
  const questions: Record<string, unknown>[] = [];
  const left = [...answers];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    questions.push(JSON.parse(body));
    const [status, answer] = left.shift() ?? [500, {}];
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => server.close();
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const of = { platform: "acme", environment: "dev" };
  const months = await actualMonths({ environment: {}, endpoint }, of, 2, now);
  return { months, questions };
}

const group = (service: string, Amount: string) => ({
  Keys: [service],
  Metrics: { UnblendedCost: { Amount, Unit: "USD" } },
});

const answer = {
  ResultsByTime: [
    {
      TimePeriod: { Start: "2026-02-01", End: "2026-03-01" },
      Estimated: false,
      Groups: [group("Amazon VPC", "3.5"), group("Amazon RDS", "12.25")],
    },
    {
      TimePeriod: { Start: "2026-03-01", End: "2026-03-16" },
      Estimated: true,
      Groups: [group("Amazon RDS", "6")],
    },
  ],
};

test("the question is for the tags of the environment, from the first of a month to today", async () => {
  const { questions } = await asked([200, answer]);
  expect(questions).toMatchObject([
    {
      TimePeriod: { Start: "2026-02-01", End: "2026-03-16" },
      Filter: {
        And: [
          { Tags: { Key: "Platform", Values: ["acme"] } },
          { Tags: { Key: "Environment", Values: ["dev"] } },
        ],
      },
    },
  ]);
});

test("months are shown with what cost most first, and one that goes on as so far", async () => {
  const { months } = await asked([200, answer]);
  expect(actualInWords("dev", months, plain)).toBe(
    [
      "dev in 2026-02: 15.75 USD",
      "    12.25  Amazon RDS",
      "     3.50  Amazon VPC",
      "",
      "dev in 2026-03: 6.00 USD so far",
      "     6.00  Amazon RDS",
    ].join("\n"),
  );
});

test("further pages are read", async () => {
  const [first, second] = answer.ResultsByTime;
  const { months, questions } = await asked(
    [200, { ResultsByTime: [first], NextPageToken: "more" }],
    [200, { ResultsByTime: [second] }],
  );
  expect(months.map(({ month }) => month)).toEqual(["2026-02", "2026-03"]);
  expect(questions[1]).toMatchObject({ NextPageToken: "more" });
});

test("no figures may be tags that nobody activated", async () => {
  const { months } = await asked([200, { ResultsByTime: [] }]);
  expect(actualInWords("dev", months, plain)).toContain("activated as cost allocation");
});

test.each([
  [{ __type: "AccessDeniedException", message: "no" }, /They need ce:GetCostAndUsage/],
  [
    { __type: "AccessDeniedException", message: "User not enabled for cost explorer access" },
    /enabled once/,
  ],
  [{ __type: "DataUnavailableException", message: "none yet" }, /figures a day later/],
])("%o says what to do", async (body, words) => {
  const failed = await asked([400, body]).then(() => "", explain);
  expect(failed).toMatch(words);
});

test("a month before January is one of last year", () => {
  expect(periodOf(3, new Date("2026-01-31T23:00:00Z"))).toEqual({
    Start: "2025-11-01",
    End: "2026-02-01",
  });
});
