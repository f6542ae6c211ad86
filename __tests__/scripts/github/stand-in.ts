import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const TOKEN = "ghs_0123456789abcdef0123456789abcdef0123";

/** Something that was written to GitHub: a comment, or an issue. */
export interface Written {
  id: number;
  number: number;
  /** Of the pull request or issue that a comment is on. */
  on: number;
  user: { login: string; type?: string };
  body: string;
  title: string;
  state: string;
  state_reason?: string;
  labels?: string[];
  created_at: string;
  /** Who edited a comment last, in the words of GraphQL, and when. */
  editor?: { login: string; __typename: string };
  edited_at?: string;
  pull_request?: object;
}

export interface HubPull {
  number: number;
  merged_at: string | null;
  merge_commit_sha: string;
  /** Where a test does not say it: the commit that the comment of the pull request is about. */
  head?: { sha: string };
  base: { ref: string; repo: { default_branch: string } };
}

/** What becomes of a request instead of its answer. */
export type Fate =
  | "pass"
  | "cut"
  | {
      readonly status: number;
      readonly message?: string;
      readonly headers?: Record<string, string>;
    };

/** GitHub, as far as our commands use it: over HTTP, in memory, for one repository. */
export class Hub {
  readonly comments: Written[] = [];
  readonly issues: Written[] = [];
  readonly statuses: Record<string, unknown>[] = [];
  /** By the commit that they brought. */
  readonly pulls = new Map<string, HubPull[]>();
  /** What was asked, in order: `GET /user`. */
  readonly asked: string[] = [];
  readonly tokens = new Set<string>();
  /** Who the token is of: a job's is nobody's. */
  login: string | undefined;
  fate: (request: string, times: number) => Fate = () => "pass";
  private ids = 100;
  private waiting: (() => void)[] = [];
  private gathered = { request: "", count: 0 };
  private readonly server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => this.answer(request, text, response));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get author(): { login: string; type: string } {
    return this.login === undefined
      ? { login: "github-actions[bot]", type: "Bot" }
      : { login: this.login, type: "User" };
  }

  write(kind: "comments" | "issues", fields: Partial<Written>): Written {
    this.ids += 1;
    const plain = { user: this.author, body: "", title: "", state: "open", on: 0 };
    const created_at = "2026-03-02T07:00:00Z";
    const made = { ...plain, created_at, id: this.ids, number: this.ids, ...fields };
    this[kind].push(made);
    return made;
  }

  /** Answers the next requests of a kind only once so many are there: nobody sees what another one writes. */
  gather(request: string, count: number): void {
    this.gathered = { request, count };
  }

  private held(asked: string, answer: () => void): boolean {
    const { request, count } = this.gathered;
    if (asked !== request || count === 0) return false;
    this.waiting.push(answer);
    if (this.waiting.length === count) {
      this.gathered = { request, count: 0 };
      for (const go of this.waiting.splice(0)) go();
    }
    return true;
  }

  private answer(request: IncomingMessage, text: string, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "", this.url);
    const asked = `${request.method} ${pathname}`;
    const fate = this.fate(asked, this.asked.filter((one) => one === asked).length);
    this.asked.push(asked);
    this.tokens.add(request.headers.authorization ?? "");
    if (fate === "cut") {
      request.socket.destroy();
      return;
    }
    const send = (status: number, data: unknown, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(status === 204 ? undefined : JSON.stringify(data));
    };
    if (fate !== "pass") {
      send(fate.status, { message: fate.message ?? "no" }, fate.headers);
      return;
    }
    const reply = () => {
      const { status = 200, data } = this.reply(asked, searchParams, text ? JSON.parse(text) : {});
      send(status, data);
    };
    if (!this.held(asked, reply)) reply();
  }

  private reply(
    asked: string,
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): { status?: number; data?: unknown } {
    const at = asked.replace("/repos/acme/platform", "");
    const number = Number(/\/(\d+)/.exec(at)?.[1]);
    const paged = (all: readonly unknown[]) => {
      const [size, page] = [Number(query.get("per_page")), Number(query.get("page"))];
      return { data: all.slice(size * (page - 1), size * page) };
    };
    const changed = (kind: "comments" | "issues") => {
      const found = this[kind].find((one) => one.id === number);
      if (found) Object.assign(found, body);
      return found ? { data: this.shown(found) } : { status: 404, data: { message: "Not Found" } };
    };
    if (at === "GET /user")
      return this.login
        ? { data: { login: this.login } }
        : { status: 403, data: { message: "Resource not accessible by integration" } };
    if (at === "POST /graphql") return this.graphql(body);
    if (/^GET \/issues\/\d+\/comments$/.test(at))
      return paged(this.comments.filter(({ on }) => on === number).map((one) => this.shown(one)));
    if (/^POST \/issues\/\d+\/comments$/.test(at))
      return { status: 201, data: this.shown(this.write("comments", { ...body, on: number })) };
    if (at.startsWith("PATCH /issues/comments/")) return changed("comments");
    if (at.startsWith("DELETE /issues/comments/")) {
      const index = this.comments.findIndex(({ id }) => id === number);
      if (index < 0) return { status: 404, data: { message: "Not Found" } };
      this.comments.splice(index, 1);
      return { status: 204 };
    }
    if (at === "GET /issues")
      return paged(
        this.issues
          .filter(({ user }) => user.login === query.get("creator"))
          .map((one) => this.shown(one)),
      );
    if (at === "POST /issues") return { status: 201, data: this.shown(this.write("issues", body)) };
    if (at.startsWith("PATCH /issues/")) return changed("issues");
    if (at.startsWith("POST /statuses/")) {
      this.statuses.push({ ...body, sha: at.slice(-40) });
      return { status: 201, data: {} };
    }
    const commit = /^GET \/commits\/(\w+)\/pulls$/.exec(at)?.[1];
    if (commit !== undefined)
      return paged((this.pulls.get(commit) ?? []).map((one) => this.shownPull(one)));
    return { status: 404, data: { message: "Not Found" } };
  }

  private graphql({ variables }: Record<string, unknown>): { data: unknown } {
    const { id } = variables as { id: string };
    const found = this.comments.find((one) => `C_${one.id}` === id);
    if (found === undefined) return { data: { data: { node: null } } };
    const { editor = null, created_at: createdAt } = found;
    const lastEditedAt = editor && (found.edited_at ?? "2026-03-02T07:30:00Z");
    return { data: { data: { node: { createdAt, lastEditedAt, editor } } } };
  }

  private shownPull(pull: HubPull) {
    const [comment] = this.comments.filter(({ on }) => on === pull.number);
    const [, sha = pull.merge_commit_sha] = / head (\w{40}) /.exec(comment?.body ?? "") ?? [];
    return { head: { sha }, ...pull, ...this.link(pull) };
  }

  private shown(one: Written) {
    return { ...one, node_id: `C_${one.id}`, ...this.link(one) };
  }

  private link({ number }: { readonly number: number }) {
    return { html_url: `https://github.com/acme/platform/${number}` };
  }
}

/** The variables that GitHub Actions sets for a job. */
export const jobOf = (hub: Hub): Record<string, string> => ({
  GITHUB_TOKEN: TOKEN,
  GITHUB_REPOSITORY: "acme/platform",
  GITHUB_API_URL: hub.url,
  GITHUB_GRAPHQL_URL: `${hub.url}/graphql`,
});
