import type { PlanJson } from "../../terraform/plan-json";
import type { Import } from "../import-blocks";
import type { Values } from "./wanted";

/** What plans that imported something have told of it. */
export class Memory {
  private readonly read = new Map<string, Values>();
  private readonly missing = new Set<string>();

  /** Notes what Terraform read of everything that a plan imports. */
  learn({ resource_changes = [] }: PlanJson): void {
    for (const { type, change } of resource_changes) {
      const id = change.importing?.id;
      if (id !== undefined && change.before) this.read.set(`${type} ${id}`, change.before);
    }
  }

  /** Notes that there is nothing by the id of an import. */
  forget({ to, id }: Import): void {
    this.missing.add(`${typeOfAddress(to)} ${id}`);
  }

  /** What Terraform read; undefined where it was not asked yet. */
  of(type: string, id: string): Values | undefined {
    return this.read.get(`${type} ${id}`);
  }

  isGone(type: string, id: string): boolean {
    return this.missing.has(`${type} ${id}`);
  }
}

/** `aws_vpc` of `module.network.aws_vpc.main["a"]`. */
const typeOfAddress = (address: string): string =>
  /(\w+)\.[\w-]+(\[[^\]]*\])?$/.exec(address)?.[1] ?? address;
