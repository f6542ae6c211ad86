import type { Field } from "./field";

/** What the platform's own configuration makes: images, releases, the state, and who may deploy. */
export const PLATFORM: readonly Field[] = [
  {
    types: /^aws_ecr_repository$/,
    argument: /^image_tag_mutability$/,
    field: "platform: images.*.mutableTags",
  },
  {
    types: /^aws_ecr_repository$/,
    argument: /^encryption_configuration$/,
    field: "platform: images.*.kmsKeyArn",
  },
  { types: /^aws_ecr_lifecycle_policy$/, field: "platform: images.*.keepImages" },
  { types: /^aws_ecr_repository_policy$/, field: "platform: images.*.pullAccounts" },
  { types: /^aws_ecr_/, field: "platform: images.*" },
  { types: /^aws_dynamodb_table$/, name: /^releases$/, field: "platform: images" },
  { types: /^aws_dynamodb_table$/, field: "platform: state.locking" },
  {
    types: /^aws_s3_bucket_lifecycle_configuration$/,
    field: "platform: state.keepVersionsDays",
  },
  { types: /^aws_(s3_bucket|kms_)/, field: "platform: state" },
  { types: /^aws_iam_openid_connect_provider$/, field: "platform: delivery.github" },
  { types: /^aws_sns_topic/, field: "platform: delivery.emails" },
  { types: /^aws_iam_/, field: "platform: delivery" },
];
