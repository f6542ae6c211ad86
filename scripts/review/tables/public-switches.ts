import { APIS } from "./public-switches/apis";
import { BUCKETS } from "./public-switches/buckets";
import { COMPUTE } from "./public-switches/compute";
import { COPIES } from "./public-switches/copies";
import { DATABASES } from "./public-switches/databases";
import { OTHERS } from "./public-switches/others";
import type { PublicSwitch } from "./public-switches/switch";

export type { PublicSwitch } from "./public-switches/switch";

/** Source: the Terraform AWS provider 5.100, and AWS's documentation of each service. */
export const PUBLIC_SWITCHES: readonly PublicSwitch[] = [
  ...COMPUTE,
  ...DATABASES,
  ...APIS,
  ...BUCKETS,
  ...COPIES,
  ...OTHERS,
];

/** Types that keep things private by being there: without them the default counts. */
export const PRIVACY_GUARDS: readonly (readonly [types: RegExp, why: string])[] = [
  [/^aws_s3_(bucket|account)_public_access_block$/, "A policy or an ACL can make it public again."],
  [
    /^aws_s3_bucket_ownership_controls$/,
    "Whose objects are whose, and whether ACLs count, is the default again.",
  ],
];
