import type { Pricer } from "../bill";

/** Each of the first two rotations adds 1 USD a month. Source: AWS KMS pricing. */
export const key: Pricer = ({ name }, bill) => {
  bill.fixed(`key ${name} (one more after each of the first two rotations)`, 1, "kms.key.month");
  bill.byUse("requests to keys", "kms.request", 100_000);
};

export const secret: Pricer = ({ name }, bill) => bill.fixed(`secret ${name}`, 1, "secret.month");

/** Standard parameters are free. Source: Systems Manager pricing, Parameter Store. */
export const parameter: Pricer = ({ name, args }, bill) => {
  if (args.tier !== undefined && args.tier !== "Standard")
    bill.unknown(`parameter ${name} (${String(args.tier)})`, "the price of advanced parameters");
};

export const bucket: Pricer = (_, bill) => bill.byUse("kept in buckets", "s3.gb-month", 10);

export const repository: Pricer = (_, bill) => bill.byUse("images kept", "ecr.gb-month", 10);

export const table: Pricer = ({ name, args }, bill) => {
  if (args.billing_mode !== "PAY_PER_REQUEST")
    return bill.unknown(`table ${name}`, "prices of provisioned capacity");
  bill.byUse(`writes to the table ${name}`, "dynamodb.write", 1_000_000);
  bill.byUse(`reads of the table ${name}`, "dynamodb.read", 1_000_000);
  bill.byUse(`kept in the table ${name}`, "dynamodb.gb-month", 1);
};
