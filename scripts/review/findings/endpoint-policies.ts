import { type Gain, gains } from "../iam/compare";
import { documentAt } from "../iam/documents";
import { actionsInWords, resourcesInWords } from "../iam/words";
import type { Plan } from "../model/plan";
import { isNothing } from "../model/values";
import { finding } from "./context";
import { type Finding, fact } from "./finding";

/** Endpoints of a network whose policy lets more through: what is taken out of it by the service behind. */
export const endpointPolicies = (plan: Plan): Finding[] =>
  plan.ofType(/^aws_vpc_endpoint(_policy)?$/).flatMap((resource) => {
    if (resource.action !== "update" && resource.action !== "replace") return [];
    // Without a policy of its own, an endpoint lets everything through.
    if (isNothing(resource.before?.policy)) return [];
    const before = documentAt(plan, resource, "policy", "before");
    const after = documentAt(plan, resource, "policy", "after");
    if (before === "unknown" || after === "unknown") return [];
    const gained = isNothing(resource.after?.policy) ? [] : gains(before, after);
    return gained.map((gain: Gain) =>
      finding(resource, {
        kind: "exposure",
        rule: "endpoint-policy-widened",
        severity: gain.how === "allowed" ? "medium" : "low",
        what: "lets more through to the service behind it",
        why: "Whoever takes over something in the network can carry data out by it, to other accounts too.",
        todo: "Name the resources that the network needs.",
        facts: [
          ...fact("actions", plan.secrets.hide(actionsInWords(gain))),
          ...fact("on", plan.secrets.hide(resourcesInWords(gain))),
        ],
      }),
    );
  });
