import { ProblemError } from "../problems/problem";

export function noSuchUser(): never {
  throw new ProblemError(404, "no-such-user", "There is no user with this id.");
}

export const emailTaken = () =>
  new ProblemError(409, "email-taken", "Another user has this e-mail address.");

export const versionDiffers = () =>
  new ProblemError(
    412,
    "version-differs",
    "The user was changed since you read it: read it again.",
  );

export const noSuchPage = () =>
  new ProblemError(404, "no-such-page", "The cursor is none of ours: start at the first page.");
