import type { Receipt } from "../../../scripts/receipt/receipt";
import type { Stack } from "../../../scripts/stacks/stack";

const digest = `sha256:${"a".repeat(64)}`;

/** A complete receipt of dev, with parts put in place of its own. */
export const receiptWith = (parts: Partial<Receipt> = {}): Receipt => ({
  version: 1,
  platform: "acme",
  environment: "dev",
  stack: "dev",
  account: "111111111111",
  region: "eu-west-1",
  lifecycle: "disposable",
  started: "2026-01-31T09:30:00.000Z",
  finished: "2026-01-31T09:40:00.000Z",
  seconds: 600,
  outcome: "destroyed",
  found: { database: 3 },
  destroyed: { database: 3 },
  releases: {
    backend: {
      address: "aws_ssm_parameter.backend_release",
      parameter: "/acme/dev/release/backend",
      digest,
    },
  },
  snapshots: [
    {
      database: "acme-dev-main",
      address: "aws_db_instance.main",
      identifier: "acme-dev-main-destroyed-20260131093000",
      kind: "before",
      status: "available",
      sizeGiB: 20,
    },
  ],
  recoverable: [],
  logGroups: [],
  remains: [],
  resisted: [],
  ...parts,
});

/** The stack of that receipt, with parts put in place of its own. */
export const stackWith = (parts: Partial<Stack> = {}): Stack => ({
  name: "dev",
  kind: "environment",
  platform: "acme",
  environment: "dev",
  accountId: "111111111111",
  region: "eu-west-1",
  folder: "cdktf.out/stacks/dev",
  backend: {
    bucket: "acme-111111111111-eu-west-1-tfstate",
    key: "acme/dev/eu-west-1/main",
    region: "eu-west-1",
    kmsKeyId: "arn:aws:kms:eu-west-1:111111111111:alias/acme-terraform-state",
    lockTable: "acme-terraform-locks",
  },
  configuration: {
    resource: {
      aws_db_instance: { main: {} },
      aws_ssm_parameter: { backend_release: {} },
    },
  },
  ...parts,
});
