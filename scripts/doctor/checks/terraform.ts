import { requireTerraform } from "../../launch/terraform.mjs";
import { type Check, ok } from "../finding";

export const terraformCheck: Check = {
  name: "Terraform",
  async look() {
    return ok(requireTerraform("plan and deploy"));
  },
};
