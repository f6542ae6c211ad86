import { join } from "node:path";
import { CommandError } from "../lib/errors.mjs";
import { imageArchitecture } from "./build-options";
import type { Builder } from "./builder";
import type { PlatformImage } from "./images-of";
import { inPrivateFolder } from "./private-folder";
import { type Programs, programsIn } from "./programs-in";

/**
 * Refuses an image that is for another architecture than its workloads ask Fargate for, where each task
 * would end with "exec format error". What an image says of itself is not enough: a builder writes
 * there what it was asked for, whatever the base has in it. For the look inside, the image is written
 * to the temporary folder once.
 */
export async function requireArchitecture(
  builder: Builder,
  image: PlatformImage,
  reference: string,
): Promise<void> {
  const wanted = imageArchitecture(image.architecture);
  const said = await builder.architectureOf(reference);
  if (said !== wanted) throw wrong(image, `${builder.name} built it for ${said}`);
  const programs = await inPrivateFolder(async (folder) => {
    const file = join(folder, "image.tar");
    await builder.save(reference, file);
    return programsIn(file);
  });
  const found = mostOf(programs);
  if (found !== undefined && found !== wanted)
    throw wrong(image, `the programs in it are for ${found} (${counts(programs)})`);
}

/** The architecture of most programs; what is shipped for several is not what the image runs on. */
function mostOf(programs: Programs): string | undefined {
  return [...programs].sort(([, one], [, other]) => other - one)[0]?.[0];
}

const counts = (programs: Programs): string =>
  [...programs].map(([architecture, count]) => `${architecture}: ${count}`).join(", ");

const wrong = ({ name, architecture }: PlatformImage, found: string): CommandError =>
  new CommandError(
    `the image ${name} must be for ${imageArchitecture(architecture)}, and ${found}`,
    {
      hint: [
        "Nothing was pushed.",
        "A FROM with a `--platform` of its own in the last stage, or a base that exists for one architecture alone, does this.",
        `If the image cannot be for ${architecture}, change \`architecture\` of \`images.${name}\` in platform.ts: its workloads follow.`,
      ].join("\n"),
    },
  );
