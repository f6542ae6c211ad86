import { definePlatform } from "./platform-schema";

export const platform = definePlatform({
  name: "acme",
  owner: "platform-team",
  costCentre: "engineering",
  repository: "example/acme-platform",
  accounts: { main: "111111111111" },
  home: { account: "main", region: "eu-west-1" },
  delivery: { github: {} },
  images: {
    // From the whole repository, because its lock file is at the root.
    backend: { context: ".", dockerfile: "application/backend/Dockerfile", architecture: "arm64" },
  },
});
