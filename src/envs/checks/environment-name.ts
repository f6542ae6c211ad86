import { show } from "../../problem";
import type { Check } from "../check";

/** Stacks and states of the platform itself; an environment of that name would share them. */
const RESERVED = /^(?:shared|bootstrap(?:-.*)?)$/;

export const environmentsLeaveThePlatformsNames: Check = ({ environment: { name } }) =>
  RESERVED.test(name)
    ? [
        {
          path: "name",
          message: "is the name of a stack of the platform itself",
          found: show(name),
          write: "another name, such as `dev`",
        },
      ]
    : [];
