import type { Plan } from "../model/plan";
import { stateOf } from "../model/state";
import { blocksOf, isValues, textOf } from "../model/values";

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const DIGESTS = /sha256:[0-9a-f]{64}/g;
const REVISIONS = /(:task-definition\/[\w-]+):\d+/g;

/**
 * What releases write beside Terraform, which a plan from the state alone has as it was and one that asked AWS as it
 * is: the digest in a pointer, and the revisions of the plan's own task definitions. A pointer is a parameter that
 * the plan leaves as it is, with the digest of an image in it.
 */
export class Releases {
  private readonly digests: ReadonlySet<string>;
  private readonly families: ReadonlySet<string>;

  constructor(plan: Plan) {
    const { json, resources, drifted } = plan;
    const own = [...resources, ...drifted];
    const changed = new Set(
      resources.filter(({ action }) => action !== "none").map(({ address }) => address),
    );
    const values = [
      ...own
        .filter(({ type, address }) => type === "aws_ssm_parameter" && !changed.has(address))
        .flatMap(({ before, after }) => [before, after]),
      ...stateOf(json)
        .filter(
          ({ type, address }) => type === "aws_ssm_parameter" && !changed.has(String(address)),
        )
        .map((one) => one.values),
    ];
    this.digests = new Set(
      blocksOf(values).flatMap((one) => {
        const value = textOf(one.insecure_value);
        return value !== undefined && DIGEST.test(value) ? [value] : [];
      }),
    );
    this.families = new Set(
      own
        .filter(({ type }) => type === "aws_ecs_task_definition")
        .flatMap(({ before }) => (isValues(before) ? (familyOf(before.arn) ?? []) : [])),
    );
  }

  /** A value without what a release changes in it. */
  settled(value: unknown): unknown {
    if (typeof value !== "string") return value;
    const released =
      this.digests.size > 0 && value.includes("sha256:")
        ? value.replaceAll(DIGESTS, (one) => (this.digests.has(one) ? "(released)" : one))
        : value;
    return this.families.size > 0 && released.includes(":task-definition/")
      ? released.replaceAll(REVISIONS, (one, family: string) =>
          this.families.has(family) ? family : one,
        )
      : released;
  }
}

/** `:task-definition/api` of an ARN with a revision. */
function familyOf(arn: unknown): string | undefined {
  const [, family] = /(:task-definition\/[\w-]+):\d+$/.exec(textOf(arn) ?? "") ?? [];
  return family;
}
