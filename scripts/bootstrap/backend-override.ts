import type { StateLocation } from "../stacks/stack";

/** The backend without its table of locks, for as long as that has to be made first. */
export const withoutTable = ({ bucket, key, region, kmsKeyId }: StateLocation): object => ({
  terraform: { backend: { s3: { bucket, key, region, encrypt: true, kms_key_id: kmsKeyId } } },
});
