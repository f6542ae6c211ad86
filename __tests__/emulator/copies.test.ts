import { CreateBucketCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { accessOf } from "../../scripts/aws/access";
import { s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount, preparedAccount } from "../support/accounts";
import { describeTerraform } from "../support/tier";

describeTerraform("an account that was prepared", () => {
  const prepared = () => preparedAccount("copies", (account) => make(account, "before"));

  test("is each time another, with what was made before", async () => {
    const [one, other] = [await prepared(), await prepared()];
    await make(one, "afterwards");

    expect(await bucketsOf(one)).toEqual(["before", "afterwards"]);
    expect(await bucketsOf(other)).toEqual(["before"]);
    await Promise.all([one.stop(), other.stop()]);
  });

  test("is gone when it is stopped, and no other with it", async () => {
    const [one, other] = [await emptyAccount(), await emptyAccount()];

    await one.stop();

    await expect(fetch(one.endpoint)).rejects.toThrow();
    expect(await bucketsOf(other)).toEqual([]);
    await other.stop();
  });
});

const s3Of = ({ environment }: Emulator) =>
  new S3Client({ ...s3ClientConfig(accessOf(environment), "us-east-1"), maxAttempts: 1 });

const make = (account: Emulator, Bucket: string) =>
  s3Of(account).send(new CreateBucketCommand({ Bucket }));

const bucketsOf = async (account: Emulator) =>
  (await s3Of(account).send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
