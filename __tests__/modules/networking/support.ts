import { networkingSchema } from "../../../src/modules/networking/config";
import { Networking } from "../../../src/modules/networking/networking";
import { naming, synthesize } from "../../support/bare-stack";

/** A network of two zones in a bare stack. */
export const network = (config: Record<string, unknown> = {}, kmsKeyArn?: string) =>
  synthesize((stack) => {
    new Networking(stack, "Networking", {
      naming,
      lifecycle: "disposable",
      config: networkingSchema.parse({
        cidr: "10.0.0.0/16",
        zones: ["eu-west-1a", "eu-west-1b"],
        ...config,
      }),
      ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
    });
  });
