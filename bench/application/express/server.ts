import pg from "pg";
import { createApp } from "./app";

/** The same service in Express 5 and pg, started as most are: settings from variables, defaults else. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
pool.on("error", (error) => console.error(error));

const server = createApp(pool).listen(Number(process.env.PORT), "127.0.0.1");

process.on("SIGTERM", () => {
  server.close(() => void pool.end().then(() => process.exit(0)));
  server.closeIdleConnections();
});
