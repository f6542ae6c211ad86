import { z } from "zod";

export const encryptionSchema = z
  .enum(["aws-managed", "customer-managed"])
  .default("aws-managed")
  .describe(
    "Whose key encrypts what is stored. `aws-managed`: AWS's keys, free. `customer-managed`: one key of this environment with yearly rotation, 1 USD a month (2 after the first rotation, 3 after the second) and 0.03 USD for 10 000 requests; access to it is yours to give and take.",
  );
