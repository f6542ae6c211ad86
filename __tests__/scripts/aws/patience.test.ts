import { expect, test } from "vitest";
import { patient } from "../../../scripts/aws/patience";

const refusal = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

/** A call that fails as told before it answers. */
function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
    return "answer";
  };
}

async function tried(call: () => Promise<string>, repeats = 3) {
  const said: string[] = [];
  const patience = patient({ repeats, firstWait: 0, say: (one) => said.push(one) });
  const answer = await patience("reading", call).catch((error: Error) => error);
  return { answer, said };
}

test("what AWS throttles is asked again until it answers, and that is said", async () => {
  const throttled = refusal("ThrottlingException", 400);
  const { answer, said } = await tried(failing(throttled, throttled));
  expect(answer).toBe("answer");
  expect(said[0]).toBe("AWS asked to slow down, again and again, while reading; again in 0 s");
});

test.each([
  ["a failure of AWS", refusal("InternalFailure", 500)],
  [
    "a network that is gone",
    Object.assign(new Error("connect"), { code: "ECONNREFUSED", $metadata: {} }),
  ],
])("%s goes by too", async (_, error) => {
  expect((await tried(failing(error))).answer).toBe("answer");
});

test("a missing permission is not asked for again", async () => {
  const { answer, said } = await tried(failing(refusal("AccessDeniedException", 400)));
  expect(answer).toMatchObject({ exitCode: 6, message: expect.stringContaining("while reading") });
  expect(said).toEqual([]);
});

test("what does not go by is a failure after the repeats that were asked for", async () => {
  const throttled = Array<Error>(5).fill(refusal("ThrottlingException", 400));
  expect((await tried(failing(...throttled))).answer).toMatchObject({ exitCode: 6 });
});
