/** Whether a task stopped because another deployment, or a smaller count, took its place: no failure. */
export const wasTaken = (reason: string): boolean =>
  reason.startsWith("Scaling activity initiated");
