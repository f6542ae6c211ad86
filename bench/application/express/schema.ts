import { z } from "zod";

export const idSchema = z.uuid();

export const newUserSchema = z.strictObject({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(200),
});

export const userChangesSchema = newUserSchema.partial();

export const listQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().optional(),
  email: z.email().optional(),
});
