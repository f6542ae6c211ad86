import { Token } from "cdktf";

/**
 * Text of a configuration that Terraform takes word for word: without this, `${…}` and `%{…}` in it
 * would be evaluated as Terraform's own expressions. References between resources stay as they are.
 */
export const literal = (text: string): string =>
  Token.isUnresolved(text) ? text : text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
