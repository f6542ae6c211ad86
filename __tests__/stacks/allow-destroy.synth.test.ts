import { describe, expect, test } from "vitest";
import { stackWith } from "../support/environment-stack";

const durable = {
  lifecycle: "durable",
  encryption: "customer-managed",
  databases: { main: { multiAz: true } },
  loadBalancers: {
    public: {
      plainHttp: undefined,
      https: { certificate: { domain: "example.com", hostedZoneId: "Z0000000000EXAMPLE" } },
    },
  },
};
const allowDestroy = { reason: "a rehearsal that nobody relies on" };

describe("a durable environment that may be destroyed", () => {
  const { json, resource } = stackWith({ ...durable, allowDestroy });

  test("has nothing that refuses its deletion", () => {
    expect(JSON.stringify(json)).not.toContain('"prevent_destroy":true');
    expect(JSON.stringify(json)).not.toMatch(/"(enable_)?deletion_protection":true/);
  });

  test("keeps its data: final snapshot, backups, and a month for keys and secrets", () => {
    expect(resource("aws_db_instance.main")).toMatchObject({
      skip_final_snapshot: false,
      delete_automated_backups: false,
    });
    expect(resource("aws_kms_key.main").deletion_window_in_days).toBe(30);
    expect(json.module).toMatchObject({ main_application: { recovery_window_in_days: 30 } });
  });

  test("says so to the commands, with the reason", () => {
    expect(json.output).toMatchObject({
      lifecycle: { value: "durable" },
      allow_destroy: { value: allowDestroy.reason },
    });
  });
});

test("a durable environment refuses to be deleted by itself", () => {
  const { json } = stackWith(durable);
  expect(JSON.stringify(json)).toContain('"prevent_destroy":true');
  expect(json.output).not.toHaveProperty("allow_destroy");
});

test("a disposable environment says that it is", () => {
  expect(stackWith().json.output).toMatchObject({ lifecycle: { value: "disposable" } });
});
