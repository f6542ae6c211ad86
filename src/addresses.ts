import { type TerraformElement, TerraformModule } from "cdktf";

/**
 * The Terraform name of an element, from its path below the stack. Ids in PascalCase only say what
 * kind of thing it is (the Terraform type says so already) and are left out; ids in lower case name
 * it: `api/Service` is `aws_ecs_service.api`, `Networking/public-a` is `aws_subnet.public_a`.
 */
export function logicalIdOf(path: readonly string[]): string {
  const names = path.filter((id) => !/^[A-Z]/.test(id));
  return names.length === 0 ? "main" : names.join("_").replaceAll("-", "_");
}

/** Refuses two elements of one type with one name: Terraform would silently keep the last. */
export class AddressBook {
  private readonly taken = new Map<string, string>();

  claim(element: TerraformElement, path: readonly string[]): string {
    const id = logicalIdOf(path);
    const kind = kindOf(element);
    const address = `${kind}.${id}`;
    const owner = this.taken.get(address);
    if (owner !== undefined && owner !== element.node.path) {
      throw new Error(
        `two elements would share the address ${address}: ${owner} and ${element.node.path}. Give one of them an id in lower case that names it.`,
      );
    }
    this.taken.set(address, element.node.path);
    return id;
  }
}

function kindOf(element: TerraformElement): string {
  if (element instanceof TerraformModule) return "module";
  const type: unknown = Reflect.get(element, "terraformResourceType");
  return typeof type === "string" ? type : element.constructor.name;
}
