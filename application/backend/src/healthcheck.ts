/** The container's health check: exits 0 when `/health` says that the process serves. */
const port = process.env.PORT ?? "3000";

const healthy = await fetch(`http://127.0.0.1:${port}/health`, {
  signal: AbortSignal.timeout(4000),
}).then(
  ({ ok }) => ok,
  () => false,
);

process.exit(healthy ? 0 : 1);

export {};
