import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";

/**
 * The default security group without any rule, so that nothing works by accident. The lists have to
 * be written, empty: rules that are merely left out are not taken away once they exist, and CDKTF
 * leaves empty lists out of HCL.
 */
export class LockedDefaultSecurityGroup extends DefaultSecurityGroup {
  protected override synthesizeAttributes() {
    return { ...super.synthesizeAttributes(), ingress: [], egress: [] };
  }

  protected override synthesizeHclAttributes() {
    const none = { value: [], isBlock: false, type: "list", storageClassType: "stringList" };
    return { ...super.synthesizeHclAttributes(), ingress: none, egress: none };
  }
}
