import { boundary, iam, newTags, sharedTags, type Ways } from "./words";

/** By becoming somebody else. */
export const identities: Ways = [
  ...["role/acme-prod-deploy", "role/acme-shared-images", "role/Administrator"].map(
    (name) => [`becomes ${name}`, { action: "sts:AssumeRole", resource: iam(name) }] as const,
  ),
  ...["AddClientIDToOpenIDConnectProvider", "UpdateOpenIDConnectProviderThumbprint"].map(
    (name) =>
      [
        `calls ${name}`,
        {
          action: `iam:${name}`,
          resource: iam("oidc-provider/token.actions.githubusercontent.com"),
          context: sharedTags,
        },
      ] as const,
  ),
  [
    "makes a provider of identities",
    {
      action: "iam:CreateOpenIDConnectProvider",
      resource: iam("oidc-provider/example.com"),
      context: newTags,
    },
  ],
  [
    "makes a user",
    { action: "iam:CreateUser", resource: iam("user/acme-dev-me"), context: boundary },
  ],
  ["makes a key for a user", { action: "iam:CreateAccessKey", resource: iam("user/admin") }],
  [
    "makes an instance profile",
    { action: "iam:CreateInstanceProfile", resource: iam("instance-profile/acme-dev-x") },
  ],
];
