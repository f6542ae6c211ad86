import { definePlatform } from "../../../src/envs/platform-schema";

/** Two accounts: what customers use lives apart from everything else. */
export const platform = definePlatform({
  name: "shop",
  owner: "shop-team",
  costCentre: "retail",
  repository: "example/shop",
  accounts: { tools: "111111111111", live: "222222222222" },
  home: { account: "tools", region: "eu-central-1" },
  images: {
    storefront: { context: "storefront", architecture: "arm64" },
    catalogue: { context: "catalogue", architecture: "arm64" },
    jobs: { context: "jobs", architecture: "x86_64", keepImages: 20 },
  },
  state: { locking: "s3" },
});
