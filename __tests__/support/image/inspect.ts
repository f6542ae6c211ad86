import { gunzipSync } from "node:zlib";
import { run } from "./programs";

/** The part of an image's configuration that says how it is run. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly config: {
    readonly User: string;
    readonly Env: readonly string[];
    readonly Cmd: readonly string[];
    readonly Entrypoint?: readonly string[] | null;
    readonly WorkingDir: string;
    readonly Labels: Readonly<Record<string, string>>;
    readonly Volumes: Readonly<Record<string, object>>;
    readonly ExposedPorts: Readonly<Record<string, object>>;
    readonly Healthcheck: { readonly Test: readonly string[] };
  };
  readonly history: readonly { readonly created_by?: string }[];
}

export interface Layer {
  readonly digest: string;
  /** Bytes as they are sent: compressed. */
  readonly size: number;
}

/** An image in a registry on this machine: `127.0.0.1:5000/backend@sha256:…`. */
export class RemoteImage {
  constructor(readonly reference: string) {}

  config(): Promise<ImageConfig> {
    // `--raw`: in OCI's words, which skopeo translates to, there is no health check.
    return this.#inspect("--config", "--raw");
  }

  async layers(): Promise<readonly Layer[]> {
    return (await this.#inspect<{ layers: Layer[] }>("--raw")).layers;
  }

  /** A layer's files as a tar, uncompressed. */
  async tar({ digest }: Layer): Promise<Buffer> {
    const [, address, name] = /^([^/]+)\/([^@:]+)/.exec(this.reference) ?? [];
    const answer = await fetch(`http://${address}/v2/${name}/blobs/${digest}`);
    return gunzipSync(Buffer.from(await answer.arrayBuffer()));
  }

  async #inspect<T>(...how: string[]): Promise<T> {
    const image = `docker://${this.reference}`;
    return JSON.parse(await run("skopeo", ["inspect", "--tls-verify=false", ...how, image]));
  }
}
