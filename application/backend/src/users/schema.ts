import { z } from "zod";

/**
 * As RFC 5321 and 5322 limit them, without quoted names: 64 characters before the @, 63 in a label; a
 * domain in another script is one in its own letters (xn--). Here and below everything is in the
 * pattern, because that is what the OpenAPI document can say.
 */
const address =
  /^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])$/;

const email = z
  .email({ pattern: address, error: "is not an e-mail address" })
  .max(254, "is longer than 254 characters")
  .meta({ examples: ["ada@example.com"] });

/**
 * Nowhere control characters, of which PostgreSQL refuses NUL, nor those that turn the direction of
 * what follows, with which a name could write over others. At either end nothing that cannot be seen,
 * so there is something to see. Written out, because few who read a JSON Schema know `\p{Cc}`.
 */
const nowhere = "\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069";
const unseen =
  "\\u0020\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e" +
  "\\u2000-\\u200f\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0";
const text = new RegExp(`^[^${nowhere}${unseen}]([^${nowhere}]*[^${nowhere}${unseen}])?$`);

const name = z
  .string()
  .regex(text, "is empty, has control characters, or starts or ends with what cannot be seen")
  .refine((value) => [...value].length <= 200, "is longer than 200 characters")
  .refine((value) => !/\p{Cs}/u.test(value), "has half a character")
  .meta({ minLength: 1, maxLength: 200, examples: ["Ada Lovelace"] });

export const userSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "User" });

export const newUserSchema = z.strictObject({ email, name }).meta({ id: "NewUser" });

export const userChangesSchema = z
  .strictObject({ email: email.optional(), name: name.optional() })
  .refine((changes) => Object.keys(changes).length > 0, "changes nothing")
  .meta({ id: "UserChanges", minProperties: 1 });

/** Users in a page at most. */
export const largestPage = 100;

export const listQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, "is not a whole number")
    .transform(Number)
    .pipe(z.number().min(1, "is less than 1").max(largestPage, `is more than ${largestPage}`))
    .default(20)
    .meta({ type: "integer", minimum: 1, maximum: largestPage, default: 20 })
    .describe("Users in a page."),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, "is not the `next` of a page")
    .optional()
    .describe("`next` of the page before."),
  email: email.optional().describe("Only the user with this address, without regard to case."),
});

export const pageSchema = z
  .object({
    items: z.array(userSchema).max(largestPage),
    next: z.string().nullable().describe("Cursor of the next page; null after the last."),
  })
  .meta({ id: "UserPage" });

export const pathSchema = z.strictObject({ id: z.uuid("is not a UUID") });

export type User = z.output<typeof userSchema>;
export type NewUser = z.output<typeof newUserSchema>;
export type UserChanges = z.output<typeof userChangesSchema>;
