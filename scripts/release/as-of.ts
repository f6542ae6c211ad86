import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { paginateDescribeImages } from "@aws-sdk/client-ecr";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Registry } from "./registry-image";

const run = promisify(execFile);

/** So far back: nobody releases what was built a thousand commits ago without naming it. */
const COMMITS = 1000;

/**
 * The tag of the image that was the newest when a commit was made: its own, or that of the nearest commit before
 * it on the same branch, because a commit that changes nothing of an image builds none.
 * @param commit as git understands it in `folder`
 * @throws where git does not know the commit, or no image is that old
 */
export async function tagAsOf(registry: Registry, folder: string, commit: string): Promise<string> {
  const commits = await commitsUpTo(folder, commit);
  const tags = await tagsIn(registry);
  const found = commits.find((one) => tags.has(one));
  if (found !== undefined) return found;
  throw new CommandError(
    `${registry.repositoryName} has no image of ${commit} or of a commit before it`,
    {
      hint: `${commits.length} commits were looked for. A shallow clone knows only its last ones: \`git fetch --unshallow\` brings the rest. Or build it: devops-platform build-and-push`,
      exitCode: exitCodes.failed,
    },
  );
}

/** The newest first, as images are tagged. */
async function commitsUpTo(folder: string, commit: string): Promise<readonly string[]> {
  const asked = ["rev-list", "--first-parent", `--max-count=${COMMITS}`, "--end-of-options"];
  try {
    const { stdout } = await run("git", ["-C", folder, ...asked, `${commit}^{commit}`]);
    return stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.slice(0, 12));
  } catch {
    throw new CommandError(`git knows no commit ${commit} in ${folder}`, {
      hint: "Write a commit, a branch or a tag of this clone.",
      exitCode: exitCodes.usage,
    });
  }
}

async function tagsIn({ ecr, registryId, repositoryName }: Registry): Promise<Set<string>> {
  const asked = { registryId, repositoryName, filter: { tagStatus: "TAGGED" as const } };
  return callingAws(`reading the tags in ${repositoryName}`, async () => {
    const tags = new Set<string>();
    for await (const { imageDetails = [] } of paginateDescribeImages({ client: ecr }, asked))
      for (const { imageTags = [] } of imageDetails) for (const tag of imageTags) tags.add(tag);
    return tags;
  });
}
