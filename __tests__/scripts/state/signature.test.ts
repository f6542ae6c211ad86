import { expect, test } from "vitest";
import { signatureIn, tagsOf } from "../../../scripts/state/signature";
import { versionsInWords } from "../../../scripts/state/versions-words";

const signature = {
  who: "arn:aws:sts::111111111111:assumed-role/Deploy/ann@example.com",
  machine: "laptop",
  command: "deploy dev",
  commit: "0123456789ab+changes",
};

test("who wrote a version is kept in its tags", () => {
  expect(signatureIn(tagsOf(signature))).toEqual(signature);
});

test("tags hold nothing that S3 refuses", () => {
  const [who] = tagsOf({ ...signature, who: `arn:aws:iam::1:user/${"a,b*".repeat(100)}` });
  expect(who?.Value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{256}$/u);
});

test("a version without tags, or with others, is of plain Terraform", () => {
  expect(signatureIn([])).toBeUndefined();
  expect(signatureIn([{ Key: "Owner", Value: "ann" }])).toBeUndefined();
});

test("versions are listed with who wrote them, and what is no state as such", () => {
  const version = { time: "2026-01-02T03:04:05.000Z", current: false, signature: undefined };
  const text = versionsInWords([
    {
      ...version,
      versionId: "c",
      current: true,
      serial: 9,
      resources: 3,
      terraform: "1.11.4",
      signature,
    },
    { ...version, versionId: "b", serial: 8, resources: 3, terraform: "1.11.4" },
    { ...version, versionId: "a" },
  ]);
  expect(text.split("\n").map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
    "VERSION | TIME | SERIAL | RESOURCES | COMMAND | WHO",
    "c | current | 2026-01-02 03:04:05 UTC | 9 | 3 | deploy dev | arn:aws:sts::111111111111:assumed-role/Deploy/ann@example.com on laptop at 0123456789ab+changes",
    "b | 2026-01-02 03:04:05 UTC | 8 | 3 | - | plain Terraform 1.11.4: it does not say",
    "a | 2026-01-02 03:04:05 UTC | - | - | - | not a state of Terraform",
    "",
  ]);
});
