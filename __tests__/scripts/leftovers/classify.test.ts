import { expect, test } from "vitest";
import { parseArn, typeOf } from "../../../scripts/leftovers/classify";

test.each([
  ["arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1", "ec2:subnet", "subnet-1"],
  ["arn:aws:s3:::acme-dev-logs", "s3", "acme-dev-logs"],
  ["arn:aws:logs:eu-west-1:111111111111:log-group:/acme/dev", "logs:log-group", "/acme/dev"],
  ["arn:aws:ssm:eu-west-1:111111111111:parameter/acme/dev/a", "ssm:parameter", "acme/dev/a"],
  ["arn:aws:ecs:eu-west-1:111111111111:service/acme-dev/api", "ecs:service", "acme-dev/api"],
  [
    "arn:aws:secretsmanager:eu-west-1:111111111111:secret:/acme/dev/key-AbCdEf",
    "secretsmanager:secret",
    "/acme/dev/key-AbCdEf",
  ],
  ["arn:aws:rds:eu-west-1:111111111111:snapshot:acme-dev-main", "rds:snapshot", "acme-dev-main"],
])("%s is read", (arn, type, id) => {
  const resource = parseArn(arn);
  expect(typeOf(resource)).toBe(type);
  expect(resource.id).toBe(id);
});
