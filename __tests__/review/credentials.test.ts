import { expect, test } from "vitest";
import { withoutCredentials } from "../../scripts/review/model/secrets";

test.each([
  ["db_password: (sensitive)", "db_password: hunter-planted"],
  ['{"db_password":"(sensitive)"}', '{"db_password":"hunter-planted"}'],
  ['{\\"token\\":\\"(sensitive)\\"}', '{\\"token\\":\\"hunter-planted\\"}'],
  ["AccountName=x;AccountKey=(sensitive);", "AccountName=x;AccountKey=planted;"],
  ["mysql --password (sensitive) -h db", "mysql --password hunter-planted -h db"],
  ["curl -u admin:(sensitive) https://example.com", "curl -u admin:planted https://example.com"],
  ["c?sv=2020&sig=(sensitive)&se=2030", "c?sv=2020&sig=planted%2Bplanted&se=2030"],
  ["Authorization: Bearer (sensitive)", "Authorization: Bearer planted-planted"],
  [
    "https://hooks.slack.com/services/(sensitive)",
    "https://hooks.slack.com/services/T0/B0/planted",
  ],
])("%s has no credential in it", (left, text) => {
  expect(withoutCredentials(text)).toBe(left);
});

test.each([
  "password_policy.minimum_length: 14 → 6",
  "The token is read by secretsmanager:getsecretvalue.",
  "arn:aws:secretsmanager:eu-central-1:111111111111:secret/orders",
  "It is a basic way of access.",
])("%s stays", (text) => {
  expect(withoutCredentials(text)).toBe(text);
});
