import { planEnvironment } from "../../naming";
import { show } from "../../problem";
import type { Check } from "../check";

/** GitHub environments that workflows run in and that are no environment of ours. */
const TAKEN = [planEnvironment(), "images"];

/** How those begin in which one environment alone is planned. */
const PLAN = planEnvironment({ environment: "" });

/** The subject of a token is the name of GitHub's environment: of one name, one could take the other's role. */
export const environmentsLeaveTheWorkflowsNames: Check = ({ environment: { name }, platform }) =>
  platform.delivery !== undefined && (TAKEN.includes(name) || name.startsWith(PLAN))
    ? [
        {
          path: "name",
          message: "is what workflows call the GitHub environment of another role",
          found: show(name),
          write: `another name than ${TAKEN.join(" and ")}, which does not begin with ${PLAN}`,
        },
      ]
    : [];
