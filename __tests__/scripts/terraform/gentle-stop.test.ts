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

  test("asked again waits no longer", () => {
    happens("apply_start", "aws_db_instance.main");
    stop.onSignal();
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(1);
  });

  test("pressed impatiently still lets Terraform save the state and give the lock back", () => {
    stop.onSignal();
    stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(1);
    expect(said.at(-1)).toContain("leaves the lock behind");
    expect(stop.isForced()).toBe(false);
  });

  test("after that warning ends Terraform at once, and nothing reaches it a third time", () => {
    for (let times = 0; times < 5; times += 1) stop.onSignal();
    expect(interrupt).toHaveBeenCalledTimes(2);
    expect(stop.isForced()).toBe(true);
  });
});
