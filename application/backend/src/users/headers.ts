import { z } from "zod";

/** What the answers with a user say beside it. */
export const etagHeader = {
  ETag: { description: "The user's version, for If-Match and If-None-Match." },
} as const;

export const locationHeader = { Location: { description: "Where the user is." } } as const;

/** Others are in every request, and nobody's business here. */
export const ifMatch = z.looseObject({
  "if-match": z
    .string()
    .optional()
    .describe("ETags, or *: only if the user has one of these versions, else 412.")
    .meta({ examples: ['"1"'] }),
});

export const ifNoneMatch = z.looseObject({
  "if-none-match": z
    .string()
    .optional()
    .describe("ETags, or *: 304 without a body if the user has one of these versions.")
    .meta({ examples: ['"1"'] }),
});
