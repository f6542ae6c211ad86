import { withoutKeys } from "../../plan/configured-arguments";
import { blocksOf, isValues, textsOf, type Values } from "./values";

/** One module of the configuration, as `terraform show -json` writes it, and where it is called. */
interface Module {
  readonly prefix: string;
  readonly content: Values;
  readonly parent?: { readonly module: Module; readonly expressions: Values };
}

interface Configured {
  readonly module: Module;
  readonly expressions: Values;
  readonly each: unknown;
}

/** What the configuration says of each resource, and what it refers to. */
export class Configuration {
  private readonly resources = new Map<string, Configured>();
  private readonly modules = new Map<string, Module>();
  private readonly resolved = new Map<string, readonly string[]>();

  constructor(content: unknown) {
    const root = isValues(content) ? content.root_module : undefined;
    this.read({ prefix: "", content: isValues(root) ? root : {} });
  }

  private read(module: Module): void {
    this.modules.set(module.prefix, module);
    for (const resource of blocksOf(module.content.resources)) {
      const { address, expressions, for_each_expression, count_expression } = resource;
      if (typeof address !== "string") continue;
      this.resources.set(`${module.prefix}${address}`, {
        module,
        expressions: isValues(expressions) ? expressions : {},
        each: for_each_expression ?? count_expression,
      });
    }
    const calls = isValues(module.content.module_calls) ? module.content.module_calls : {};
    for (const [name, call] of Object.entries(calls)) {
      if (!isValues(call) || !isValues(call.module)) continue;
      const expressions = isValues(call.expressions) ? call.expressions : {};
      const prefix = `${module.prefix}module.${name}.`;
      this.read({ prefix, content: call.module, parent: { module, expressions } });
    }
  }

  /** Whether the configuration still speaks of a resource. */
  has = (address: string): boolean => this.resources.has(withoutKeys(address));

  /** What an argument is set to, as Terraform describes expressions; of blocks, by their paths. */
  expression(address: string, argument: string | Path): unknown {
    const { expressions = {} } = this.resources.get(withoutKeys(address)) ?? {};
    return expressionAt(expressions, typeof argument === "string" ? [argument] : argument);
  }

  /** The words of the configuration in an argument: `var.size`, `aws_kms_key.main.arn`. */
  written(address: string, argument: string | Path): readonly string[] {
    const all = referencesIn(this.expression(address, argument));
    const longest = all.filter((one) => !all.some((other) => other.startsWith(`${one}.`)));
    return [...new Set(longest)];
  }

  /** The resources and data sources that an argument refers to, through variables and outputs too. */
  referred(address: string, argument: string): readonly string[] {
    const bare = withoutKeys(address);
    const key = `${bare} ${argument}`;
    const known = this.resolved.get(key);
    if (known) return known;
    const { module, expressions = {}, each } = this.resources.get(bare) ?? {};
    const found = module
      ? this.resolve(referencesIn([expressions[argument]]), module, each, new Set())
      : [];
    const unique = [...new Set(found)];
    this.resolved.set(key, unique);
    return unique;
  }

  private resolve(
    references: readonly string[],
    module: Module,
    each: unknown,
    seen: Set<string>,
  ): string[] {
    return references.flatMap((reference) => {
      const key = `${module.prefix} ${reference}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const [head = "", name = "", third = ""] = withoutKeys(reference).split(".");
      if (head === "each" || head === "count")
        return this.resolve(referencesIn([each]), module, undefined, seen);
      if (head === "var") {
        const { parent } = module;
        if (!parent) return [];
        return this.resolve(referencesIn([parent.expressions[name]]), parent.module, each, seen);
      }
      if (head === "module") {
        const called = this.modules.get(`${module.prefix}module.${name}.`);
        const outputs = called && isValues(called.content.outputs) ? called.content.outputs : {};
        return called ? this.resolve(referencesIn([outputs[third]]), called, undefined, seen) : [];
      }
      if (["local", "path", "terraform", "self", ""].includes(head) || name === "") return [];
      const resource = head === "data" ? `data.${name}.${third}` : `${head}.${name}`;
      return [`${module.prefix}${resource}`];
    });
  }
}

type Path = readonly (string | number)[];

/** A block that is made by `dynamic`, or an object that is given whole, is one expression for all in it. */
function expressionAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    if (typeof step !== "number") return value.map((one) => expressionAt(one, [step, ...rest]));
    return step in value ? expressionAt(value[step], rest) : undefined;
  }
  if (!isValues(value)) return undefined;
  if (Array.isArray(value.references) || "constant_value" in value) return value;
  return Object.hasOwn(value, step) ? expressionAt(value[step], rest) : undefined;
}

/** Every reference in an expression, blocks in blocks too. */
function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isValues(expression)) return [];
  if (Array.isArray(expression.references)) return textsOf(expression.references);
  return Object.values(expression).flatMap(referencesIn);
}
