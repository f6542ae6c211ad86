// Written by `devops-platform cost --refresh-prices <region>`: one line for each file of this folder.
import euCentral1 from "./eu-central-1.json";
import euWest1 from "./eu-west-1.json";
import usEast1 from "./us-east-1.json";

export const TABLES: readonly unknown[] = [euCentral1, euWest1, usEast1];
