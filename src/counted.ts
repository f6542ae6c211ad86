import { Fn, propertyAccess, type TerraformResource, Token } from "cdktf";

/**
 * An attribute of a resource that is there once, or not at all while its `count` is 0; whoever refers to it while
 * it is not there gets null.
 * @param attribute as Terraform names it: `id`
 */
export function attributeOf(resource: TerraformResource, attribute: string): string {
  const counted = resource.count !== undefined;
  if (!counted) return resource.getStringAttribute(attribute);
  return Token.asString(Fn.one(propertyAccess(resource.fqn, ["*", attribute])));
}
