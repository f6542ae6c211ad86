import type { ApiCall } from "../interference";

/** By what is asked about a bucket. Source: Service Authorization Reference, Amazon S3, "Operation". */
const OF_BUCKETS: Readonly<Record<string, string>> = {
  accelerate: "AccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCORS",
  encryption: "EncryptionConfiguration",
  lifecycle: "LifecycleConfiguration",
  location: "BucketLocation",
  logging: "BucketLogging",
  "object-lock": "BucketObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  publicAccessBlock: "BucketPublicAccessBlock",
  replication: "ReplicationConfiguration",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

export const isOfObject = ({ path }: ApiCall): boolean => /^\/[^/]+\/./.test(path);

/** S3 names no operations: method, what is asked about, and whether it is about an object. */
export function s3Action(call: ApiCall): string {
  const asked = new URLSearchParams(call.query);
  return `s3:${isOfObject(call) ? ofObject(call, asked) : ofBucket(call, asked)}`;
}

function ofObject({ operation }: ApiCall, asked: URLSearchParams): string {
  const version = asked.has("versionId") ? "Version" : "";
  const tagging = asked.has("tagging") ? "Tagging" : "";
  if (operation === "DELETE") return `DeleteObject${version}${tagging}`;
  // A part of a larger object, and its beginning and end, are asked for like the whole.
  if (operation === "PUT" || operation === "POST")
    return tagging === "" ? "PutObject" : `PutObject${version}Tagging`;
  return `GetObject${version}${tagging}`;
}

function ofBucket({ operation }: ApiCall, asked: URLSearchParams): string {
  if (asked.has("versions")) return "ListBucketVersions";
  if (asked.has("delete")) return "DeleteObject";
  const [setting] = Object.keys(OF_BUCKETS).filter((name) => asked.has(name));
  if (setting === undefined)
    return { PUT: "CreateBucket", DELETE: "DeleteBucket" }[operation] ?? "ListBucket";
  const name = OF_BUCKETS[setting];
  // A policy is the one setting whose deletion is an action of its own.
  if (operation === "DELETE") return setting === "policy" ? "DeleteBucketPolicy" : `Put${name}`;
  return `${operation === "GET" ? "Get" : "Put"}${name}`;
}
