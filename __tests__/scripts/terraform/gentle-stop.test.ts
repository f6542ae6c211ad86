import { beforeEach, describe, expect, test, vi } from "vitest";
import { type GentleStop, gentleStop } from "../../../scripts/terraform/gentle-stop";

const interrupt = vi.fn();
let said: string[];
let stop: GentleStop;
beforeEach(() => {
  interrupt.mockClear();
  said = [];
  stop = gentleStop({ interrupt, say: (line) => said.push(line) });
});

const happens = (type: "apply_start" | "apply_complete", addr: string, action = "create") =>
  stop.onEvent({
    type,
    hook: { resource: { addr, resource_type: addr.split(".")[0] ?? "" }, action },
  });

describe("Ctrl-C during an apply", () => {
  test("interrupts Terraform at once while nothing that keeps data is being made", () => {
    happens("apply_start", "aws_iam_role.task");
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(1);
  });

  test("waits until a database that is being made is there", () => {
    happens("apply_start", "aws_db_instance.main");
    stop.onSignal();
    expect(interrupt).not.toHaveBeenCalled();
    expect(said.join()).toContain("as soon as what keeps something is made: aws_db_instance.main.");

    happens("apply_complete", "aws_db_instance.main");
    expect(interrupt).toHaveBeenCalledTimes(1);
  });

  test("does not wait for a change or a removal, which can be gone on with", () => {
    happens("apply_start", "aws_db_instance.main", "update");
    happens("apply_start", "aws_kms_key.main", "delete");
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(1);
  });

  test("asked again waits no longer, and asked once more ends at once", () => {
    happens("apply_start", "aws_db_instance.main");
    stop.onSignal();
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(1);
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(2);
    expect(said.at(-1)).toContain("may not be in the state");
  });

  test("is nothing that Terraform hears a third time", () => {
    for (let times = 0; times < 4; times += 1) stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(2);
  });
});
