import cors from "cors";
import express, { type ErrorRequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import morgan from "morgan";
import type pg from "pg";
import { ZodError } from "zod";
import { usersRouter } from "./users";

/**
 * The middleware that tutorials put in front of such a service, each with its defaults. morgan,
 * because it has about three times the downloads of pino-http; both write each line at once.
 */
export function createApp(pool: pg.Pool) {
  const app = express();
  app.use(helmet());
  app.use(cors({ origin: false }));
  app.use(morgan("combined"));
  app.use(rateLimit({ windowMs: 60_000, limit: 1_000_000 }));
  app.use(express.json({ limit: "64kb" }));
  app.get("/health", (_request, response) => {
    response.json({ status: "ok" });
  });
  app.use("/users", usersRouter(pool));
  app.use((_request, response) => {
    response.status(404).json({ error: "Not found" });
  });
  app.use(handleError);
  return app;
}

const handleError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof ZodError) {
    response.status(422).json({ error: "Invalid request", issues: error.issues });
  } else if (error.code === "23505") {
    response.status(409).json({ error: "E-mail address is taken" });
  } else {
    console.error(error);
    response.status(error.status ?? 500).json({ error: "Internal server error" });
  }
};
