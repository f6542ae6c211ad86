import type { z } from "zod";
import { hint, type WithReason } from "../../schema";
import { lowestLimit } from "./storage";

/** The fields of a database that RDS takes in some combinations only. */
interface Combination {
  readonly version: string;
  readonly autoMinorVersionUpgrade?: boolean | undefined;
  readonly storageGiB: number;
  readonly maxStorageGiB?: number | undefined;
  readonly iops?: number | undefined;
  readonly throughputMiBps?: number | undefined;
  readonly masterUsername: string;
  readonly applicationUsername: string;
  readonly forceTls: WithReason<boolean>;
}

/** From here on RDS stripes gp3 over four volumes, and only then IOPS can be bought. Source: RDS, "gp3 storage". */
export const STRIPED_FROM_GIB = 400;
const STRIPED_IOPS = 12_000;

/** Fields that decide about others: what is wrong with one says nothing of the other. */
const READ = ["storageGiB", "iops", "throughputMiBps", "masterUsername", "version"];

/** Refuses, while nothing is built yet, what RDS would refuse when it is. */
export function refuseWhatRdsRefuses(db: Combination, context: z.RefinementCtx): void {
  const refuse = (field: keyof Combination, message: string, write: string) => {
    const { error, params } = hint(message, write, READ);
    context.addIssue({ code: "custom", path: [field], input: db[field], message: error, params });
  };

  const limit = lowestLimit(db.storageGiB);
  if (db.maxStorageGiB !== undefined && db.maxStorageGiB < limit) {
    refuse("maxStorageGiB", "is less than a tenth above `storageGiB`", `${limit} or more`);
  }
  const provisioned = db.iops !== undefined || db.throughputMiBps !== undefined;
  if (provisioned && db.storageGiB < STRIPED_FROM_GIB) {
    const write = `${STRIPED_FROM_GIB} or more, or leave out \`iops\` and \`throughputMiBps\``;
    refuse("storageGiB", "is too small for provisioned IOPS or throughput", write);
  }
  const iops = db.iops ?? STRIPED_IOPS;
  if (db.throughputMiBps !== undefined && db.throughputMiBps > iops / 4) {
    const write = `${Math.floor(iops / 4)} or less, or more \`iops\``;
    refuse("throughputMiBps", "is more than a quarter of the IOPS", write);
  }
  if (db.autoMinorVersionUpgrade && db.version.includes(".")) {
    const write = `\`${db.version.split(".")[0]}\`, or leave out \`autoMinorVersionUpgrade\``;
    refuse("version", "names a minor version, which RDS would move away from", write);
  }
  if (db.masterUsername === db.applicationUsername) {
    refuse("applicationUsername", "is the master user, who may do everything", "another name");
  }
  if (!db.forceTls.value && db.forceTls.reason === undefined) {
    refuse("forceTls", "gives up encryption without a reason", '`{ value: false, reason: "…" }`');
  }
}
