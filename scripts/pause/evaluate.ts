/** What an expression of Terraform's can come to here. */
export type Value = string | number | boolean;

export interface Known {
  /** `local.backend_released`, by name, as the configuration has them. */
  readonly locals: Readonly<Record<string, unknown>>;
  /** The value of a parameter, by its name in Terraform. */
  readonly parameter: (name: string) => string;
}

const TOKEN =
  /\s*(local\.[\w-]+|aws_ssm_parameter\.[\w-]+\.insecure_value|[A-Za-z_]\w*|"(?:[^"\\]|\\.)*"|\d+|&&|\|\||[!=]=|[!?:(),])/y;

/**
 * Computes what Terraform would of what a stack decides by its pointers: ranges, schedules. Of Terraform's language it
 * knows no more than that takes: `!`, `&&`, `||`, `==`, `!=`, `? :` and `startswith`.
 * @param value as synthesis wrote it: a literal, or `${…}`
 * @throws Error for anything else, which a test of every environment would show
 */
export function evaluate(value: unknown, known: Known): Value {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") throw new Error(`no expression: ${JSON.stringify(value)}`);
  const [, expression] = /^\$\{([\s\S]*)\}$/.exec(value) ?? [];
  if (expression === undefined) return value;
  const parser = new Parser(tokensOf(expression), known);
  return parser.whole();
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < expression.trimEnd().length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(expression)?.[1];
    if (token === undefined) throw new Error(`not understood at ${at}: ${expression}`);
    tokens.push(token);
  }
  return tokens;
}

/** By the precedence that Terraform gives these operators, the loosest first. */
class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly known: Known,
  ) {}

  whole(): Value {
    const value = this.conditional();
    if (this.at < this.tokens.length) throw new Error(`not understood: ${this.tokens.join(" ")}`);
    return value;
  }

  private conditional(): Value {
    const condition = this.or();
    if (!this.takes("?")) return condition;
    const yes = this.conditional();
    this.needs(":");
    const no = this.conditional();
    return condition === true ? yes : no;
  }

  private or(): Value {
    let value = this.and();
    while (this.takes("||")) value = [this.and(), value].includes(true);
    return value;
  }

  private and(): Value {
    let value = this.equality();
    while (this.takes("&&")) value = this.equality() === true && value === true;
    return value;
  }

  private equality(): Value {
    const value = this.one();
    if (this.takes("==")) return value === this.one();
    if (this.takes("!=")) return value !== this.one();
    return value;
  }

  private one(): Value {
    const token = this.tokens[this.at++] ?? "";
    if (token === "!") return this.one() !== true;
    if (token === "(") return this.upTo(")");
    if (token === "startswith") return this.startsWith();
    if (token === "true" || token === "false") return token === "true";
    if (/^\d/.test(token)) return Number(token);
    if (token.startsWith('"')) return JSON.parse(token) as string;
    const [kind, name = ""] = token.split(".");
    if (kind === "local" && name in this.known.locals)
      return evaluate(this.known.locals[name], this.known);
    if (kind === "aws_ssm_parameter") return this.known.parameter(name);
    throw new Error(`not understood: ${token} in ${this.tokens.join(" ")}`);
  }

  private upTo(end: string): Value {
    const value = this.conditional();
    this.needs(end);
    return value;
  }

  private startsWith(): boolean {
    this.needs("(");
    const text = this.upTo(",");
    return String(text).startsWith(String(this.upTo(")")));
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private needs(token: string): void {
    if (!this.takes(token)) throw new Error(`"${token}" is missing: ${this.tokens.join(" ")}`);
  }
}
