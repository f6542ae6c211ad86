import { setTimeout as wait } from "node:timers/promises";
import { request as send } from "@octokit/request";
import { say } from "../terminal/say";
import { type Doing, failureOf } from "./failures";
import { pauseBefore } from "./patience";
import type { Place } from "./place";

type Parameters = Readonly<Record<string, unknown>>;

/** Of GitHub's answers; those in JSON are at most some hundred kilobytes. */
const TIMEOUT = 30_000;
const PAGE = 100;

/** What a repository on GitHub is asked, patiently. */
export class GitHub {
  constructor(
    private readonly place: Place,
    /** Milliseconds before what failed is sent again; each further time waits twice as long. */
    private readonly firstWait = 500,
  ) {}

  /** @param route `GET /repos/{owner}/{repo}/issues`; the two are filled in */
  async call<T>(doing: Doing, route: string, parameters: Parameters = {}): Promise<T> {
    const { owner, repo, apiUrl } = this.place;
    return (await this.send(doing, route, { owner, repo, baseUrl: apiUrl, ...parameters })) as T;
  }

  /** Everything of a list, page by page. */
  async list<T>(doing: Doing, route: string, parameters: Parameters = {}): Promise<T[]> {
    const found: T[] = [];
    for (let page = 1; ; page += 1) {
      const asked = { ...parameters, per_page: PAGE, page };
      const some = await this.call<T[]>(doing, route, asked);
      found.push(...some);
      if (some.length < PAGE) return found;
    }
  }

  async graphql<T>(doing: Doing, query: string, variables: Parameters): Promise<T> {
    const { graphqlUrl } = this.place;
    const answer = await this.send(doing, `POST ${graphqlUrl}`, { query, variables });
    const { data, errors } = Object(answer) as { data?: T; errors?: { message?: string }[] };
    if (data && !errors?.length) return data;
    throw failureOf({ status: 422, message: errors?.[0]?.message }, doing, this.place.token);
  }

  private async send(doing: Doing, route: string, parameters: Parameters): Promise<unknown> {
    const { token } = this.place;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const signal = AbortSignal.timeout(TIMEOUT);
        const answer = await send(route, {
          ...parameters,
          headers: { authorization: `token ${token}`, "x-github-api-version": "2022-11-28" },
          // Warnings of GitHub that something will change are nobody's data.
          request: { signal, log: QUIET },
        });
        return answer.data;
      } catch (error) {
        const failure = failureOf(error, doing, token);
        const pause = pauseBefore(attempt, error, this.firstWait);
        if (pause === undefined) throw failure;
        say(`${failure.message}; again in ${(pause / 1000).toFixed(0)} s`);
        await wait(pause);
      }
    }
  }
}

const nothing = () => {};
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };
