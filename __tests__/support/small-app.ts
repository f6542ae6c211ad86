import { Project } from "./project";

/** A main.ts with the stacks named, of one output each; `before` runs before synthesis. */
export function smallApp(stacks: readonly string[], before = ""): string {
  return `
import { App, TerraformOutput, TerraformStack } from "cdktf";
const app = new App();
for (const name of ${JSON.stringify(stacks)}) {
  const stack = new TerraformStack(app, name);
  new TerraformOutput(stack, "name", { value: name });
}
${before}
app.synth();
`;
}

/** A copy of this repository with a small app that has been synthesized once. */
export async function synthesizedOnce(stacks: readonly string[]): Promise<Project> {
  const project = new Project();
  project.write("main.ts", smallApp(stacks));
  const { code, stderr } = await project.run(["scripts/app.mjs"]);
  if (code === 0) return project;
  project.remove();
  throw new Error(stderr);
}
