import {
  AllocateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNatGatewayCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  EC2Client,
  ReleaseAddressCommand,
} from "@aws-sdk/client-ec2";
import { CreateServiceLinkedRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateKeyCommand,
  EncryptCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTerraform } from "../support/tier";
import { type GapsAccount, gapsAccount, network, refusal } from "./gaps-account";

describeTerraform("what the emulator refuses, as AWS does", () => {
  let account: GapsAccount;
  let ec2: EC2Client;

  beforeAll(async () => {
    account = await gapsAccount();
    ec2 = new EC2Client(account.config);
  });

  afterAll(() => account?.emulator.stop());

  test("deleting a security group that a rule of another names", async () => {
    const { vpc, group } = await network(account);
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: "two", Description: "two" }),
    );
    const IpPermissions = [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));

    expect(await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId: group })))).toBe(
      "DependencyViolation",
    );
  });

  test("deleting a subnet, and releasing an address, that a NAT gateway has", async () => {
    const { subnets } = await network(account);
    const [SubnetId] = subnets;
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
    await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));

    expect(await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).toBe(
      "DependencyViolation",
    );
    expect(await refusal(ec2.send(new ReleaseAddressCommand({ AllocationId })))).toBe(
      "InvalidIPAddress.InUse",
    );
  });

  test("deleting a VPC that has security groups of its own", async () => {
    const { vpc, subnets } = await network(account);
    for (const SubnetId of subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));

    expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId: vpc })))).toBe(
      "DependencyViolation",
    );
  });

  test("the name of a secret that is scheduled for deletion", async () => {
    const secrets = new SecretsManagerClient(account.config);
    const Name = "leaving";
    await secrets.send(new CreateSecretCommand({ Name }));
    await secrets.send(new DeleteSecretCommand({ SecretId: Name, RecoveryWindowInDays: 7 }));

    expect(await refusal(secrets.send(new CreateSecretCommand({ Name })))).toBe(
      "InvalidRequestException",
    );
  });

  test("using a key that is pending deletion", async () => {
    const kms = new KMSClient(account.config);
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const KeyId = KeyMetadata?.KeyId;
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));

    const use = new EncryptCommand({ KeyId, Plaintext: Buffer.from("text") });

    expect(await refusal(kms.send(use))).toBe("KMSInvalidStateException");
  });

  test("a second service-linked role for one service", async () => {
    const iam = new IAMClient(account.config);
    const create = () =>
      iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ecs.amazonaws.com" }));

    expect((await create()).Role?.RoleName).toBe("AWSServiceRoleForECS");
    expect(await refusal(create())).toBe("InvalidInputException");
  });
});
