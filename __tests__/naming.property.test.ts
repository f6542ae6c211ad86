import fc from "fast-check";
import { expect, it } from "vitest";
import { createNaming } from "../src/naming";
import { nameSchema } from "../src/schema";

const name = fc
  .stringMatching(/^[a-z][a-z0-9]{0,7}(?:-[a-z0-9]{1,8})?$/)
  .filter((text) => nameSchema.safeParse(text).success);
const place = fc.record({
  platform: name,
  environment: name,
  accountId: fc.stringMatching(/^\d{12}$/),
  region: fc.constantFrom("eu-west-1", "us-gov-west-1", "cn-north-1", "ap-southeast-2"),
});

it("gives two workloads of an environment two names of everything", () => {
  fc.assert(
    fc.property(place, name, name, (where, one, other) => {
      fc.pre(one !== other);
      const naming = createNaming(where);
      for (const of of [
        naming.resource,
        naming.loadBalancer,
        naming.secret,
        naming.setting,
        naming.releasePointer,
        naming.repository,
        naming.bucket,
      ])
        expect(of(one)).not.toBe(of(other));
      expect(naming.role(one, "task")).not.toBe(naming.role(other, "task"));
    }),
  );
});

it("gives two parts, environments or regions of one platform two states", () => {
  fc.assert(
    fc.property(place, place, name, (one, other, part) => {
      const inOnePlatform = { ...other, platform: one.platform };
      fc.pre(one.environment !== other.environment || one.region !== other.region);
      expect(createNaming(one).stateKey(part)).not.toBe(createNaming(inOnePlatform).stateKey(part));
    }),
  );
});

it("keeps the state's bucket within what S3 takes", () => {
  fc.assert(
    fc.property(place, fc.stringMatching(/^[a-z][a-z0-9]{0,19}$/), (where, platform) => {
      const bucket = createNaming({ ...where, platform }).stateBucket();
      expect(bucket).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
    }),
  );
});

it("puts ARNs and registries into the region's partition", () => {
  const china = createNaming({
    platform: "acme",
    environment: "dev",
    accountId: "111111111111",
    region: "cn-north-1",
  });
  expect(china.arn("ecr", "repository/x")).toBe(
    "arn:aws-cn:ecr:cn-north-1:111111111111:repository/x",
  );
  expect(china.repositoryUrl("backend")).toBe(
    "111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn/acme/backend",
  );
});

it("depends on nothing but where it is", () => {
  fc.assert(
    fc.property(place, name, (where, workload) => {
      const reordered = Object.fromEntries(Object.entries(where).reverse()) as typeof where;
      expect(createNaming(reordered).targetGroup(workload, 80)).toBe(
        createNaming(where).targetGroup(workload, 80),
      );
    }),
  );
});
