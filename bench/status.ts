import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { makeWatchedEnvironment, writeFigures } from "../__tests__/support/watched-environment";
import { s3ClientConfig } from "../scripts/aws/client-config";
import { withoutAws } from "../scripts/emulator/environment";
import { startEmulator } from "../scripts/emulator/start";
import { race, table } from "./measure";

const ROUNDS = 5;
const BUCKET = "acme-111111111111-eu-west-1-tfstate";

/**
 * How long `status` takes from its start to its end, with an emulator on the same machine as AWS: what it
 * waits for AWS is in it too, and a network is not.
 */
export async function benchStatus(root: string): Promise<string> {
  const account = await startEmulator({ root, account: "111111111111" });
  try {
    await makeBucket(account.endpoint);
    await makeWatchedEnvironment(account, BUCKET);
    await writeFigures(account);
    const environment = { ...withoutAws(process.env), ...account.environment };
    const env = Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    const command = (...words: string[]) =>
      ({
        name: words.join(" "),
        command: [process.execPath, "bin/devops-platform.mjs", ...words],
        cwd: root,
        env,
      }) as const;
    const nothing = {
      name: "node -e 0",
      command: [process.execPath, "-e", "0"],
      cwd: root,
      env,
    } as const;
    const timings = race([nothing, command("outputs", "dev"), command("status", "dev")], ROUNDS);
    return table([
      ["from start to end, ms", "best", "median"],
      ...timings.map(({ name, best, median }) => [name, best.toFixed(0), median.toFixed(0)]),
    ]);
  } finally {
    await account.stop();
  }
}

async function makeBucket(endpoint: string): Promise<void> {
  const s3 = new S3Client(s3ClientConfig({ endpoint, environment: {} }, "eu-west-1"));
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
}
