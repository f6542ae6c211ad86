import { z } from "zod";

/** PostgreSQL stores no NUL, and half a surrogate pair is no character. */
const isStorable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

const email = z
  .email("is not an e-mail address")
  .max(254, "is longer than 254 characters")
  .meta({ examples: ["ada@example.com"] });

const name = z
  .string()
  .trim()
  .min(1, "is empty")
  .refine((text) => [...text].length <= 200, "is longer than 200 characters")
  .refine(isStorable, "has characters that are not text")
  .meta({ maxLength: 200, examples: ["Ada Lovelace"] });

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
  cursor: z.string().max(200).optional().describe("`next` of the page before."),
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
