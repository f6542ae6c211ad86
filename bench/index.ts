import { benchApplication } from "./application";
import { benchImage } from "./image";
import { benchLogs } from "./logs";
import { benchPlan } from "./plan";
import { benchProve } from "./prove";
import { benchReview } from "./review";
import { benchScale } from "./scale";
import { benchStart } from "./start";
import { benchStatus } from "./status";
import { benchSynthesis } from "./synthesis";

const SECTIONS: Readonly<Record<string, (root: string) => string | Promise<string>>> = {
  synthesis: benchSynthesis,
  scale: benchScale,
  plan: benchPlan,
  prove: benchProve,
  start: benchStart,
  status: benchStatus,
  review: benchReview,
  application: benchApplication,
  logs: benchLogs,
  image: benchImage,
};

/** `npm run bench [section…]`: figures for people to read, never a test that passes or fails. */
export async function main({ root, argv }: { root: string; argv: string[] }): Promise<number> {
  const chosen = argv.length === 0 ? Object.keys(SECTIONS) : argv;
  for (const name of chosen) {
    const section = SECTIONS[name];
    if (!section) {
      process.stderr.write(
        `error: no section ${name}; there are ${Object.keys(SECTIONS).join(", ")}\n`,
      );
      return 2;
    }
    process.stdout.write(`\n# ${name}\n${await section(root)}\n`);
  }
  return 0;
}
