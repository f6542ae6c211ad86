import {
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  DeleteDBInstanceCommand,
  DeleteDBParameterGroupCommand,
  DeleteDBSubnetGroupCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
  StopDBInstanceCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTerraform } from "../support/tier";
import { type GapsAccount, gapsAccount, network, refusal } from "./gaps-account";

const group = "databases";

describeTerraform("RDS in the emulator, as on AWS", () => {
  let account: GapsAccount;
  let rds: RDSClient;

  beforeAll(async () => {
    account = await gapsAccount();
    rds = new RDSClient(account.config);
    const { subnets } = await network(account);
    await rds.send(
      new CreateDBSubnetGroupCommand({
        DBSubnetGroupName: group,
        DBSubnetGroupDescription: group,
        SubnetIds: [...subnets],
      }),
    );
    await rds.send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName: group,
        DBParameterGroupFamily: "postgres17",
        Description: group,
      }),
    );
    await create("source", { BackupRetentionPeriod: 1, DBParameterGroupName: group });
  });

  afterAll(() => account?.emulator.stop());

  test("gives each instance and each replica an id of its own", async () => {
    await rds.send(
      new CreateDBInstanceReadReplicaCommand({
        DBInstanceIdentifier: "replica",
        SourceDBInstanceIdentifier: "source",
      }),
    );
    const ids = [await described("source"), await described("replica")];

    expect(new Set(ids.map((one) => one?.DbiResourceId)).size).toBe(2);
    expect(ids[1]?.BackupRetentionPeriod).toBe(0);
  });

  test("refuses a replica of an instance whose password it manages", async () => {
    await create("managed", { BackupRetentionPeriod: 1, ManageMasterUserPassword: true });

    const replica = new CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: "managed-replica",
      SourceDBInstanceIdentifier: "managed",
    });

    expect(await refusal(rds.send(replica))).toBe("InvalidParameterValue");
  });

  test("stops no instance that has a replica", async () => {
    const stop = new StopDBInstanceCommand({ DBInstanceIdentifier: "source" });

    expect(await refusal(rds.send(stop))).toBe("InvalidDBInstanceStateFault");
  });

  test("neither changes a stopped instance nor takes a snapshot of it", async () => {
    await create("resting", {});
    const DBInstanceIdentifier = "resting";
    await rds.send(new StopDBInstanceCommand({ DBInstanceIdentifier }));
    const change = new ModifyDBInstanceCommand({ DBInstanceIdentifier, AllocatedStorage: 30 });
    const DBSnapshotIdentifier = "resting-1";
    const snapshot = new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier });

    expect(await refusal(rds.send(change))).toBe("InvalidDBInstanceStateFault");
    expect(await refusal(rds.send(snapshot))).toBe("InvalidDBInstanceStateFault");
  });

  test("wants a final snapshot, or to be told that there is none", async () => {
    await create("ending", {});
    const end = new DeleteDBInstanceCommand({ DBInstanceIdentifier: "ending" });

    expect(await refusal(rds.send(end))).toBe("InvalidParameterCombination");
  });

  test("restores a protected instance without its protection", async () => {
    await create("kept", { DeletionProtection: true });
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: "kept", DBSnapshotIdentifier: "kept-1" }),
    );
    await rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: "restored",
        DBSnapshotIdentifier: "kept-1",
      }),
    );

    expect((await described("restored"))?.DeletionProtection).toBe(false);
    expect((await described("kept"))?.DeletionProtection).toBe(true);
  });

  test("keeps the groups of subnets and parameters that an instance is in", async () => {
    const subnets = new DeleteDBSubnetGroupCommand({ DBSubnetGroupName: group });
    const parameters = new DeleteDBParameterGroupCommand({ DBParameterGroupName: group });

    expect(await refusal(rds.send(subnets))).toBe("InvalidDBSubnetGroupStateFault");
    expect(await refusal(rds.send(parameters))).toBe("InvalidDBParameterGroupStateFault");
  });

  async function create(id: string, told: Partial<CreateDBInstanceCommand["input"]>) {
    const password = told.ManageMasterUserPassword ? {} : { MasterUserPassword: "not-a-secret" };
    await rds.send(
      new CreateDBInstanceCommand({
        ...{ DBInstanceIdentifier: id, DBInstanceClass: "db.t4g.micro", Engine: "postgres" },
        ...{ AllocatedStorage: 20, MasterUsername: "owner", DBSubnetGroupName: group },
        ...password,
        ...told,
      }),
    );
  }

  async function described(id: string) {
    const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: id });
    return (await rds.send(asked)).DBInstances?.[0];
  }
});
