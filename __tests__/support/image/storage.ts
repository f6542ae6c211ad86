import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./programs";

/** Images and containers of buildah's in a folder of their own: nothing of the machine is touched. */
export class Storage {
  private constructor(private readonly folder: string) {}

  static async in(folder: string): Promise<Storage> {
    await mkdir(join(folder, "tmp"), { recursive: true });
    return new Storage(folder);
  }

  /** `vfs` needs no mounts, so a run that is killed leaves nothing but files. @returns stdout */
  buildah(command: string, ...args: readonly string[]): Promise<string> {
    const storage = ["--root", join(this.folder, "images"), "--runroot", join(this.folder, "run")];
    const options = ["--storage-driver", "vfs"];
    return run("buildah", [...storage, ...options, command, ...args], {
      BUILDAH_ISOLATION: "chroot",
      TMPDIR: join(this.folder, "tmp"),
    });
  }

  /** An image of the files of a folder and nothing else. */
  async imageOf(folder: string, image: string, { from = "scratch", config = [""] } = {}) {
    const container = await this.buildah("from", "--pull-never", from);
    await this.buildah("add", "--quiet", container, folder, "/");
    const options = config.filter((option) => option !== "");
    if (options.length > 0) await this.buildah("config", ...options, container);
    await this.buildah("commit", "--quiet", "--rm", container, image);
  }

  /** @returns the folder with the image's files */
  async unpack(image: string): Promise<string> {
    return this.buildah("mount", await this.buildah("from", "--pull-never", image));
  }
}
