/** Loaded into the API in front of its program: it ends when who started it is gone, however that ended. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
// Or the channel alone would keep it alive.
process.channel?.unref();
