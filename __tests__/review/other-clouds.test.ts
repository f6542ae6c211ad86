import { expect, test } from "vitest";
import { change, planWith, reviewOf } from "./support/reviewed";

const found = (...changes: readonly unknown[]) =>
  reviewOf([planWith(changes)]).findings.map(
    ({ level, kind, rule, address }) => `${level} ${kind} ${rule} ${address}`,
  );

test("a database of another cloud that is replaced is lost all the same", () => {
  const after = { name: "orders", region: "europe-west1" };
  expect(
    found(
      change("google_sql_database_instance.orders", {
        actions: ["delete", "create"],
        before: { ...after, region: "europe-west4" },
        after,
        more: { replace_paths: [["region"]] },
      }),
    ),
  ).toEqual(["deny data-loss stateful-replaced google_sql_database_instance.orders"]);
});

test("a firewall rule for everybody is a way in", () => {
  expect(
    found(
      change("google_compute_firewall.ssh", {
        before: { source_ranges: ["10.0.0.0/8"] },
        after: { source_ranges: ["0.0.0.0/0"] },
      }),
      change("azurerm_network_security_rule.ssh", {
        before: { source_address_prefix: "10.0.0.0/8" },
        after: { source_address_prefix: "*" },
      }),
    ),
  ).toEqual([
    "warn exposure made-public google_compute_firewall.ssh",
    "warn exposure made-public azurerm_network_security_rule.ssh",
  ]);
});

test("storage that everybody may read is denied", () => {
  expect(
    found(
      change("google_storage_bucket_iam_binding.all", {
        before: { members: ["group:people@example.com"] },
        after: { members: ["group:people@example.com", "allUsers"] },
      }),
      change("azurerm_storage_container.assets", {
        before: { container_access_type: "private" },
        after: { container_access_type: "blob" },
      }),
    ),
  ).toEqual([
    "deny exposure made-public google_storage_bucket_iam_binding.all",
    "deny exposure made-public azurerm_storage_container.assets",
  ]);
});

test("owners are more than readers", () => {
  const member = (role: string) =>
    change("google_project_iam_member.ci", {
      actions: ["create"],
      before: null,
      after: { role, member: "serviceAccount:ci@example.com" },
    });
  const severity = (role: string) =>
    reviewOf([planWith([member(role)])]).findings.map((one) => one.severity);
  expect([severity("roles/owner"), severity("roles/viewer")]).toEqual([["high"], ["medium"]]);
});

test("what only gets another label says nothing", () => {
  expect(
    found(
      change("azurerm_storage_account.data", {
        before: { name: "data", tags: { a: "1" } },
        after: { name: "data", tags: { a: "2" } },
      }),
    ),
  ).toEqual([]);
});
