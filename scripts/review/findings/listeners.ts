import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { blocksOf, textOf, type Values } from "../model/values";
import { comesFrom, finding } from "./context";
import type { Finding } from "./finding";

/** Listeners and their rules that sent people to HTTPS, or asked who they are, and no longer do. */
export const listeners = (plan: Plan): Finding[] => [...unencrypted(plan), ...unasked(plan)];

const unasked = (plan: Plan): Finding[] =>
  plan
    .ofType(/^aws_(alb|lb)_listener(_rule)?$/)
    .filter(({ before, after }) => asks(before) && after !== undefined && !asks(after))
    .filter(({ after }) => actionsOf(after).some(({ type }) => type === "forward"))
    .map((resource) =>
      finding(resource, {
        kind: "exposure",
        rule: "sign-in-removed",
        severity: "high",
        what: "lets requests pass without signing in",
        causes: [
          `\`${argumentOf(resource)}\`: ${typesOf(resource.before)} → ${typesOf(resource.after)}`,
          ...comesFrom(plan, resource, argumentOf(resource)),
        ],
        why: "Whoever knows the address reaches what is behind it.",
        todo: "Keep the action that asks, or see that what is behind it asks itself.",
      }),
    );

const unencrypted = (plan: Plan): Finding[] =>
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
        causes: comesFrom(plan, resource, argumentOf(resource)),
        why: "Whoever comes over plain HTTP stays there, and others on the way can read and change it.",
        todo: "Keep the redirection, and forward on the listener for HTTPS only.",
      }),
    );

/** The block of an action may stay in the state when the action is of another type. */
const redirects = (values: Values | undefined): boolean =>
  actionsOf(values).some(
    ({ type, redirect }) =>
      type === "redirect" && blocksOf(redirect).some(({ protocol }) => protocol === "HTTPS"),
  );

const asks = (values: Values | undefined): boolean =>
  actionsOf(values).some(({ type }) => /^authenticate-/.test(String(type)));

const actionsOf = (values: Values | undefined): readonly Values[] =>
  blocksOf(values?.default_action ?? values?.action);

const argumentOf = ({ after }: Resource): string =>
  after?.default_action === undefined ? "action" : "default_action";

const typesOf = (values: Values | undefined): string =>
  actionsOf(values)
    .map(({ type }) => textOf(type) ?? "")
    .join(", ");
