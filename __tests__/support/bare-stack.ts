import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformElement } from "cdktf";
import { App, TerraformStack } from "cdktf";
import { Node } from "constructs";
import cdktfConfig from "../../cdktf.json";
import { AddressBook } from "../../src/addresses";
import { createNaming } from "../../src/naming";

/** The HCL modules that the command line would name to the app. */
const cdktfRelativeModules = cdktfConfig.terraformModules.map(({ source }) => source);

export type Json = { readonly [key: string]: unknown };

/** Where a module under test lives. */
export const naming = createNaming({
  platform: "acme",
  environment: "test",
  accountId: "111111111111",
  region: "eu-west-1",
});

class BareStack extends TerraformStack {
  private readonly addresses = new AddressBook();

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    // The folder of an asset, such as a bound HCL module, is no address.
    if (element instanceof Node) return super.allocateLogicalId(element);
    const path = element.node.path.split("/").slice(this.node.path.split("/").length);
    return this.addresses.claim(element, path);
  }
}

export interface Synthesized {
  readonly json: Json;
  /** All resources of a type, by their Terraform name. */
  resources(type: string): Readonly<Record<string, Json>>;
  /** One resource by its address: `aws_ecs_service.api`. */
  resource(address: string): Json;
}

/** Synthesizes what is built in a bare stack, with addresses as in production. */
export function synthesize(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new BareStack(new App({ context: { cdktfRelativeModules } }), "stack");
  new AwsProvider(stack, "Aws", { region: naming.region });
  build(stack);
  stack.prepareStack();
  const json = stack.toTerraform() as Json;
  return { json, ...reader(json) };
}

/** Reads a stack's Terraform JSON by address. */
export function reader(json: Json): Pick<Synthesized, "resources" | "resource"> {
  const resources = (type: string) =>
    (json.resource as Record<string, Record<string, Json>> | undefined)?.[type] ?? {};
  const resource = (address: string) => {
    const [type = "", name = ""] = address.split(".");
    const found = resources(type)[name];
    if (!found)
      throw new Error(`no ${address}; there are ${Object.keys(resources(type)).join(", ")}`);
    return found;
  };
  return { resources, resource };
}
