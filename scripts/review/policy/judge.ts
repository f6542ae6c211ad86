import { withoutKeys } from "../../plan/configured-arguments";
import { type Finding, SEVERITIES } from "../findings/finding";
import { covers } from "../iam/glob";
import { DEFAULT_POLICIES } from "./defaults";
import type { Level, Policy } from "./schema";

/** What follows from a finding in one environment, and what an allowance says of it. */
export interface Verdict {
  readonly level: Level;
  readonly reason?: string;
  readonly expires?: string;
}

/** Judges findings by policies; it remembers which allowances did something. */
export class Judge {
  private readonly used = new Set<Policy>();

  /** @param today as `2026-11-21` */
  constructor(
    private readonly own: readonly Policy[],
    private readonly today: string,
  ) {}

  /** The first policy that fits decides: the team's own in their order, then the defaults. */
  verdict(finding: Finding, environment: string): Verdict {
    for (const policy of [...this.own, ...DEFAULT_POLICIES]) {
      if (!fits(policy, finding, environment)) continue;
      if (policy.level !== "allow") {
        const { level, reason } = policy;
        return { level, ...(reason !== undefined && { reason }) };
      }
      this.used.add(policy);
      if (policy.expires < this.today) continue;
      return { level: "allow", reason: policy.reason, expires: policy.expires };
    }
    return { level: "note" };
  }

  /** What to tidy up in the policies: allowances that ended, and those that allow nothing of these plans. */
  notices(): string[] {
    return this.own.flatMap((policy, index) => {
      if (policy.level !== "allow") return [];
      const name = `policies.${index} (${policy.reason})`;
      if (policy.expires < this.today && this.used.has(policy))
        return [`The allowance ${name} ended on ${policy.expires} and no longer counts.`];
      return this.used.has(policy) ? [] : [`The allowance ${name} allows nothing here.`];
    });
  }
}

function fits({ when }: Policy, finding: Finding, environment: string): boolean {
  const { kind, rule, severity, type, address } = when;
  if (kind !== undefined && kind !== finding.kind) return false;
  if (severity !== undefined && rank(finding.severity) > rank(severity)) return false;
  return (
    matches(rule, finding.rule) &&
    (matches(type, finding.type) || matches(type, typeOf(finding.address))) &&
    matches(address, finding.address) &&
    matches(when.environment, environment)
  );
}

/** As it is written, where the provider has two names for a type. */
const typeOf = (address: string): string => withoutKeys(address).split(".").at(-2) ?? "";

const rank = (severity: Finding["severity"]): number => SEVERITIES.indexOf(severity);

/** Patterns have `*`; what they are matched with is a plain text, whatever it has in it. */
const matches = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || covers(pattern, text.replaceAll(/[*?]/g, "_"));
