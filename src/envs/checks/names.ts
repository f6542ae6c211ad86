import type { GivenName } from "../../given-name";
import { NAME_LIMITS } from "../../naming";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { givenNames } from "../given-names";

/** Every name fits what AWS takes; otherwise the apply would fail half-way. */
export const namesFit: Check = (input) => {
  const long = givenNames(input).filter(({ kind, name }) => name.length > NAME_LIMITS[kind]);
  // A database's longest name, a replica's, says enough.
  return [...new Map(long.map((one) => [`${one.kind} ${one.path}`, one])).values()].map(tooLong);
};

/**
 * Prescribed names and computed ones never meet; the second thing of a name could not be created,
 * and that only shows half-way through the apply.
 */
export const namesAreTakenOnce: Check = (input) => {
  const first = new Map<string, string>();
  return givenNames(input).flatMap(({ path, kind, name }): Problem[] => {
    const owner = first.get(`${kind} ${name}`);
    if (owner === undefined) {
      first.set(`${kind} ${name}`, path);
      return [];
    }
    const message = `gives a name that ${owner} gives too, and AWS takes it once`;
    return [{ path, message, found: show(name), write: "another name for one of the two" }];
  });
};

function tooLong({ path, kind, name, shorten }: GivenName): Problem {
  const limit = NAME_LIMITS[kind];
  return {
    path,
    message: `makes the name of a ${kind} longer than the ${limit} characters that AWS takes`,
    found: `${show(name)} (${name.length})`,
    write: `${shorten}; it is ${name.length - limit} too long`,
  };
}
