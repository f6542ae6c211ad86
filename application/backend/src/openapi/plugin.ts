import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import plugin from "fastify-plugin";
import { describeAll, describeRoute } from "./document";

/** `/openapi.json`, made of the schemas that requests are checked by, and `/docs` to read it. */
export const openapi = plugin<{ readonly version: string }>(async (app, { version }) => {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Users", description: "The API of the platform's backend.", version },
      tags: [{ name: "users" }, { name: "health" }],
    },
    transform: describeRoute,
    transformObject: describeAll,
  });
  await app.register(swaggerUi, { routePrefix: "/docs", ...pageFiles() });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
});

/** In a bundle the page's files lie beside the program, else in their package. */
function pageFiles(): { readonly baseDir?: string } {
  const beside = fileURLToPath(new URL("static", import.meta.url));
  return existsSync(beside) ? { baseDir: beside } : {};
}
