import type { Plan } from "../model/plan";
import { blocksOf, type Values } from "../model/values";
import { finding } from "./context";
import type { Finding } from "./finding";

/** Listeners for plain HTTP that sent everybody to HTTPS, and now answer themselves. */
export const listeners = (plan: Plan): Finding[] =>
  plan
    .ofType(/^aws_(alb|lb)_listener(_rule)?$/)
    .filter(({ before, after }) => redirects(before) && after !== undefined && !redirects(after))
    .filter(({ after }) => after?.protocol !== "HTTPS" && after?.protocol !== "TLS")
    .map((resource) =>
      finding(resource, {
        kind: "protection",
        rule: "transport-weakened",
        severity: "high",
        what: "no longer sends plain HTTP to HTTPS",
        why: "Whoever comes over plain HTTP stays there, and others on the way can read and change it.",
        todo: "Keep the redirection, and forward on the listener for HTTPS only.",
      }),
    );

/** The block of an action may stay in the state when the action is of another type. */
const redirects = (values: Values | undefined): boolean =>
  blocksOf(values?.default_action ?? values?.action).some(
    ({ type, redirect }) =>
      type === "redirect" && blocksOf(redirect).some(({ protocol }) => protocol === "HTTPS"),
  );
