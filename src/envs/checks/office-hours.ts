import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { servicesOf } from "./services";

/** What people rely on is open at any hour. */
export const onlyDisposableCloses: Check = ({ environment: { lifecycle, officeHours } }) => {
  if (!officeHours || lifecycle === "disposable") return [];
  const message = "closes a durable environment outside of them, which people rely on at any hour";
  const write = 'nothing: leave it out, or `lifecycle: "disposable"`';
  return [{ path: "officeHours", message, found: show(officeHours), write }];
};

/** Both set the range of tasks, and the last one to do so would win. */
export const oneOfTwoSetsTheRange: Check = ({ environment }) => {
  if (!environment.officeHours) return [];
  return servicesOf(environment).flatMap(({ path, service }) =>
    service.scaling.flatMap((policy, index): Problem[] => {
      if (policy.kind !== "schedule") return [];
      return [
        {
          path: `${path}.scaling.${index}`,
          message: "sets the range of tasks at its time, and so does `officeHours`",
          found: show({ name: policy.name, schedule: policy.schedule }),
          write: "nothing: leave the policy out, or the environment's `officeHours`",
        },
      ];
    }),
  );
};
