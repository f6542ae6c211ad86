import { expect, test } from "vitest";
import { imageSchema } from "../../../src/modules/ecr/config";
import { Repository, type RepositoryProps } from "../../../src/modules/ecr/repository";
import { naming, synthesize } from "../../support/bare-stack";

const key = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";

const repository = (image: object = {}, props: Partial<RepositoryProps> = {}) =>
  synthesize((stack) => {
    const config = imageSchema.parse({ context: "application/backend", ...image });
    new Repository(stack, "web", {
      naming,
      lifecycle: "durable",
      image: "web",
      ...props,
      config,
    });
  });

const main = (...parts: Parameters<typeof repository>) =>
  repository(...parts).resource("aws_ecr_repository.web");

test("an image has a repository that all environments share", () => {
  expect(main().name).toBe("acme/web");
});

test("images are scanned when they are pushed", () => {
  expect(main().image_scanning_configuration).toEqual({ scan_on_push: true });
});

test("a tag stays on its image unless there is a reason", () => {
  expect(main().image_tag_mutability).toBe("IMMUTABLE");
  const mutableTags = { reason: "another tool moves the tag `latest`" };
  expect(main({ mutableTags }).image_tag_mutability).toBe("MUTABLE");
});

test("images are encrypted with the key that is given, the image's own first", () => {
  expect(main().encryption_configuration).toEqual([{ encryption_type: "AES256" }]);
  const withKey = [{ encryption_type: "KMS", kms_key: key }];
  expect(main({ kmsKeyArn: key }).encryption_configuration).toEqual(withKey);
  expect(main({}, { kmsKeyArn: key }).encryption_configuration).toEqual(withKey);
});

test("a durable repository refuses to go, a disposable one goes with its images", () => {
  expect(main()).toMatchObject({ force_delete: false, lifecycle: { prevent_destroy: true } });
  expect(main({}, { lifecycle: "disposable" })).toMatchObject({
    force_delete: true,
    lifecycle: { prevent_destroy: false },
  });
});

test("a repository that only its own account pulls from has no policy", () => {
  const { resources } = repository({}, { pullAccounts: ["111111111111"] });
  expect(resources("aws_ecr_repository_policy")).toEqual({});
});

test("other accounts may pull and nothing else", () => {
  const { resource } = repository({ pullAccounts: ["222222222222"] });
  const { policy } = resource("aws_ecr_repository_policy.web");
  const { Statement } = JSON.parse(String(policy)) as { Statement: { Action: string[] }[] };
  expect(Statement).toEqual([
    expect.objectContaining({ Principal: { AWS: ["arn:aws:iam::222222222222:root"] } }),
  ]);
  expect(Statement[0]?.Action).toEqual([
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
  ]);
});
