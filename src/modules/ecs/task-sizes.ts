/** What Fargate sells: CPU units (1024 = one vCPU) and the MiB that go with them. Source: AWS, "Task CPU and memory". */
const SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16384, 1024)],
  [4096, range(8192, 30720, 1024)],
  [8192, range(16384, 61440, 4096)],
  [16384, range(32768, 122880, 8192)],
]);

export const CPU_UNITS = [256, 512, 1024, 2048, 4096, 8192, 16384] as const;

/** Memory sizes in MiB that Fargate sells with so many CPU units; none for a size it does not know. */
export const memorySizesFor = (cpu: number): readonly number[] => SIZES.get(cpu) ?? [];

/** The smallest memory with so many CPU units. */
export const smallestMemoryFor = (cpu: number): number | undefined => SIZES.get(cpu)?.[0];

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
