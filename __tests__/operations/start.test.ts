import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OwnMachine } from "../support/own-machine";
import { environmentFor } from "../support/plans";
import { describeTerraform } from "../support/tier";

const run = promisify(execFile);

describeTerraform("npm start", () => {
  let machine: OwnMachine;
  beforeAll(() => {
    machine = new OwnMachine();
  });
  afterAll(() => machine?.remove());

  test("leaves an environment up for other commands, and nothing once it is ended", async () => {
    const started = await machine.start(["start", "--keep"]);
    await started.says("stays up until Ctrl-C");
    const exported = [...started.stderr.matchAll(/export (\w+)=(\S+)/g)];
    const emulator = Object.fromEntries(exported.map(([, name, value]) => [name, value]));
    const options = {
      cwd: machine.project.root,
      env: { ...(await environmentFor("http://127.0.0.1:1")), ...emulator },
    };
    const planned = await run("node", ["bin/devops-platform.mjs", "plan", "dev"], options);
    started.child.kill("SIGINT");

    expect(await started.ended).toBe(0);
    expect(planned.stdout).toBe("dev: nothing to change\n");
    expect(started.stdout).toContain("cluster: acme-dev");
    expect(started.stderr).toMatch(/^Nothing is created on AWS.*Nothing was created on AWS\.\n$/s);
    expect(await machine.left()).toEqual({ processes: [], folders: [] });
  });

  test("leaves nothing when it is ended while Terraform works", async () => {
    const started = await machine.start(["start"]);
    await started.says("[1/10]");
    started.child.kill("SIGTERM");

    expect(await started.ended).toBe(143);
    expect(started.stderr).toContain("Nothing is left of it, and nothing was created on AWS.");
    expect(await machine.left()).toEqual({ processes: [], folders: [] });
  });

  test("leaves nothing when Ctrl-C reaches all of it while it plans", async () => {
    const started = await machine.start(["start"], { detached: true });
    await started.says("terraform plan …");
    started.interruptGroup();

    expect(await started.ended).toBe(130);
    expect(await machine.left()).toEqual({ processes: [], folders: [] });
  });
});
