import { describe, expect, it } from "vitest";
import { loadAllOf } from "../../../src/envs/loading/load-all";
import { ConfigurationError } from "../../../src/problem";
import { environmentLiteral, platformLiteral, problemsOf } from "../../support/literals";

const github = {};
const problemsWith = (delivery: Record<string, unknown>) => problemsOf({}, { delivery });

describe("which commits reach an environment", () => {
  it.each([{ branch: "main" }, { branch: "release/2026" }, { tag: "v*" }, { tag: "v*.*-rc" }])(
    "takes %j",
    (deployOn) => {
      expect(problemsOf({ deployOn })).toEqual([]);
    },
  );

  it.each(["v?", "v1+", "!v1", "v[12]", "v**", "*", "team/v*", "v1 or v2", "$" + "{x}"])(
    "refuses the tag %j, which GitHub and AWS would read differently",
    (tag) => {
      expect(problemsOf({ deployOn: { tag } })).toEqual([
        {
          path: "deployOn.tag",
          message: "is not a pattern that GitHub and AWS read alike",
          found: JSON.stringify(tag),
          write: "letters, digits, `.`, `_`, `-` and single `*` after the first, such as `v*`",
        },
      ]);
    },
  );

  it.each(["feature/*", "", "/main", "main/", "a..b", "a//b"])(
    "refuses %j, which is not one branch",
    (branch) => {
      expect(problemsOf({ deployOn: { branch } }).map(({ path }) => path)).toEqual([
        "deployOn.branch",
      ]);
    },
  );

  it.each([{ branch: "main", tag: "v*" }, {}])(
    "refuses %j, which is not one of both",
    (deployOn) => {
      expect(problemsOf({ deployOn })).toEqual([
        {
          path: "deployOn",
          message: "does not say either a branch or a tag",
          found: JSON.stringify(deployOn),
          write: '`{ branch: "main" }` or `{ tag: "v*" }`',
        },
      ]);
    },
  );
});

describe("the numbers of the repository", () => {
  it("are both there, or none", () => {
    expect(problemsWith({ github: { ownerId: "1", repositoryId: "2" } })).toEqual([]);
    expect(problemsWith({ github: { ownerId: "12345" } })).toEqual([
      {
        path: "delivery.github.repositoryId",
        message: "is missing, and ownerId is there: GitHub's immutable subject has both",
        found: "nothing",
        write: "both numbers, or none of the two",
      },
    ]);
  });

  it.each(["0123", "12a", "", "-1"])("are digits: %j is refused", (ownerId) => {
    expect(problemsWith({ github: { ownerId, repositoryId: "2" } })[0]).toMatchObject({
      path: "delivery.github.ownerId",
      write: "its digits in quotes, such as `1234567`",
    });
  });
});

it("refuses an OIDC provider that is said to be in an account which is not declared", () => {
  expect(problemsWith({ github: { existingProviderIn: ["mian"] } })).toEqual([
    {
      path: "delivery.github.existingProviderIn.0",
      message: "is not a declared account",
      found: '"mian"',
      write: "main",
    },
  ]);
});

it.each(["team", "team@", "team@localhost", "Team <team@example.com>", "a b@example.com"])(
  "refuses %j, which is not an e-mail address",
  (email) => {
    expect(problemsWith({ github, emails: [email] })).toEqual([
      {
        path: "delivery.emails.0",
        message: "is not an e-mail address",
        found: JSON.stringify(email),
        write: "`team@example.com`",
      },
    ]);
  },
);

it("refuses an e-mail address that is there twice", () => {
  const emails = ["team@example.com", "Team@example.com"];
  expect(problemsWith({ github, emails })[0]?.message).toBe("names one address twice");
});

it.each(["plan", "images", "plan-prod"])(
  "refuses an environment called %s, whose role another is",
  (name) => {
    expect(problemsOf({ name }, { delivery: { github } })[0]).toMatchObject({ path: "name" });
    expect(problemsOf({ name })).toEqual([]);
  },
);

describe("an environment whose names another's role would reach", () => {
  const problemsBetween = (platform: Record<string, unknown>, second: Record<string, unknown>) => {
    try {
      const literals = [environmentLiteral({ name: "dev" }), environmentLiteral(second)];
      loadAllOf(platformLiteral(platform), literals);
      return [];
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems;
      throw error;
    }
  };

  it("is refused", () => {
    expect(problemsBetween({ delivery: { github } }, { name: "dev-two" })).toEqual([
      {
        path: "name",
        message: 'starts as "dev" and a hyphen do, so the role that deploys dev would reach it too',
        found: '"dev-two"',
        write: "a name with another start, or put it into another account",
      },
    ]);
  });

  it("is taken without roles, in another account, and with another start", () => {
    const accounts = { main: "111111111111", other: "222222222222" };
    const delivery = { github };
    expect(problemsBetween({}, { name: "dev-two" })).toEqual([]);
    expect(problemsBetween({ delivery, accounts }, { name: "dev-two", account: "other" })).toEqual(
      [],
    );
    expect(problemsBetween({ delivery }, { name: "devtwo" })).toEqual([]);
  });
});
