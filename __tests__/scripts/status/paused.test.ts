import { expect, test } from "vitest";
import { remarksOn } from "../../../scripts/status/problems";
import { database, loadBalancer, service, statusWith } from "./statuses";

const pause = {
  state: "paused",
  since: "2025-01-01T09:00:00.000Z",
  by: "arn:aws:sts::111111111111:assumed-role/admin/anna",
  network: [],
} as const;
const down = {
  pause,
  services: [service({ running: 0, desired: 0 })],
  databases: [database({ instance: { state: "stopped", storageGiB: 20 } })],
  loadBalancers: [loadBalancer({ targets: { healthy: 0, registered: 0, reasons: [] } })],
};

const said = (...[different]: Parameters<typeof statusWith>) =>
  remarksOn(statusWith(different)).map(({ weight, says }) => `${weight}: ${says}`);

test("all that is to be said of a paused environment is since when, by whom and how it comes back", () => {
  expect(said(down)).toEqual([
    "notice: dev is paused since 2025-01-01 09:00 UTC by anna: devops-platform resume dev",
  ]);
});

test("what is still up of it is a problem, since it costs", () => {
  const network = ["aws_nat_gateway.a[0]"];
  expect(said({ ...down, databases: [database({})], pause: { ...pause, network } })).toContain(
    "problem: half paused, still there: database main, aws_nat_gateway.a[0]; devops-platform pause dev goes on",
  );
});

test("a resume that did not end is a problem", () => {
  expect(said({ pause: { ...pause, state: "resuming" } })).toEqual([
    "problem: dev was paused since 2025-01-01 09:00 UTC by anna and is half resumed: devops-platform resume dev goes on",
  ]);
});

test("outside of office hours nothing is meant to run", () => {
  const officeHours = {
    ...{ days: ["MON"], from: "08:00", to: "19:00", timeZone: "Europe/Berlin" },
    ...{ open: false, next: "2025-01-06T07:00:00.000Z" },
  };
  const { services, databases } = down;
  expect(said({ officeHours, services, databases })).toEqual([]);
});

test("a stopped database is a problem while the environment runs", () => {
  expect(said({ databases: down.databases })).toEqual(["problem: database main: is stopped"]);
});
