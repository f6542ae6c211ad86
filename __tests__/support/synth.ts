import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformElement } from "cdktf";
import { App, TerraformStack } from "cdktf";
import { AddressBook } from "../../src/addresses";
import { createNaming } from "../../src/naming";

type Json = { readonly [key: string]: unknown };

/** Where a module under test lives. */
export const naming = createNaming({
  platform: "acme",
  environment: "test",
  accountId: "111111111111",
  region: "eu-west-1",
});

class BareStack extends TerraformStack {
  private readonly addresses = new AddressBook();

  protected override allocateLogicalId(element: TerraformElement): string {
    const path = element.node.path.split("/").slice(this.node.path.split("/").length);
    return this.addresses.claim(element, path);
  }
}

export interface Synthesised {
  readonly json: Json;
  /** All resources of a type, by their Terraform name. */
  resources(type: string): Readonly<Record<string, Json>>;
  /** One resource by its address: `aws_ecs_service.api`. */
  resource(address: string): Json;
}

/** Synthesises what is built in a bare stack, with addresses as in production. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  const stack = new BareStack(new App(), "stack");
  new AwsProvider(stack, "Aws", { region: naming.region });
  build(stack);
  stack.prepareStack();
  const json = stack.toTerraform() as Json;
  return { json, ...reader(json) };
}

/** Reads a stack's Terraform JSON by address. */
export function reader(json: Json): Pick<Synthesised, "resources" | "resource"> {
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
