import { isValues, type Values } from "../model/values";
import { notPlan } from "./decode";
import { shapeProblem } from "./shape";

/** Major versions of the format that are read. 0.1 and 0.2 are those of Terraform before 1.1. */
const MAJORS = ["0", "1"];

const WRITE_ONE = "terraform show -json saved.tfplan > dev.json writes one.";

/** A plan's JSON, of which all that a review reads has the shape that it should have. */
export function parsePlan(text: string, from: string): Values {
  const json = jsonOf(text, from);
  if (!isValues(json)) throw notPlan(`${from} is no plan: it is not an object`, WRITE_ONE);
  const { format_version: version } = json;
  const other = whatElse(json);
  if (other !== undefined) throw notPlan(`${from} is ${other}, and no plan`, WRITE_ONE);
  if (typeof version !== "string")
    throw notPlan(`${from} is no plan: it has no format_version`, WRITE_ONE);
  const [major = ""] = version.split(".");
  if (!MAJORS.includes(major))
    throw notPlan(
      `${from} has format ${short(version)}, and this reads 0.x and 1.x`,
      "It was written by a newer Terraform, and what changed in the format is not known here.",
    );
  const problem = shapeProblem(json);
  if (problem !== undefined) throw notPlan(`${from} is no complete plan: ${problem}`, WRITE_ONE);
  return json;
}

function jsonOf(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const trimmed = text.trim();
    if (trimmed === "") throw notPlan(`${from} is empty`, "The command that wrote it failed.");
    if (/^\{"@level"/.test(trimmed))
      throw notPlan(`${from} is what \`terraform plan -json\` prints, and no plan`, WRITE_ONE);
    if (!/^[{[]/.test(trimmed)) throw notPlan(`${from} is no JSON`, WRITE_ONE);
    const truncated = !/[}\]]$/.test(trimmed);
    throw notPlan(
      truncated
        ? `${from} ends in the middle: it is ${text.length} characters long`
        : `${from} is no JSON`,
      truncated ? "The disk was full, or whatever wrote it was ended. Write it again." : WRITE_ONE,
    );
  }
}

/** Files that people take for plans. */
function whatElse(json: Values): string | undefined {
  if (json["@level"] !== undefined) return "a line that `terraform plan -json` prints";
  if ("lineage" in json && "serial" in json) return "a state file";
  if ("provider_schemas" in json) return "the schemas of providers";
  if ("resource_changes" in json || "planned_values" in json) return undefined;
  if ("values" in json) return "a state that `terraform show -json` wrote";
  if ("resource" in json || "terraform" in json) return "a configuration";
  return undefined;
}

const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);
