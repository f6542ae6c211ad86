import { expect, test } from "vitest";
import { workloadSchema } from "../../../src/modules/ecs/config";
import { memorySizesFor } from "../../../src/modules/ecs/task-sizes";

// AWS, "Task CPU and memory": smallest and largest MiB, and the step between two sizes.
test.each([
  [256, 512, 2048, 3],
  [512, 1024, 4096, 4],
  [1024, 2048, 8192, 7],
  [2048, 4096, 16384, 13],
  [4096, 8192, 30720, 23],
  [8192, 16384, 61440, 12],
  [16384, 32768, 122880, 12],
])("with %i CPU units Fargate sells from %i to %i MiB, in %i sizes", (cpu, from, to, count) => {
  const sizes = memorySizesFor(cpu);
  expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([from, to, count]);
});

test.each([
  [256, 512],
  [1024, 2048],
])(
  "a workload of %i CPU units that names no memory gets the smallest, %i MiB",
  (cpu, memoryMiB) => {
    expect(workloadSchema.parse({ kind: "task", image: "backend", cpu })).toMatchObject({
      memoryMiB,
    });
  },
);

test("a memory size that was left out is shown beside the CPU", () => {
  const fields = Object.keys(workloadSchema.parse({ kind: "task", image: "backend" }));
  expect(fields.indexOf("memoryMiB")).toBe(fields.indexOf("cpu") + 1);
});
