import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { notFound } from "../problems/problem";
import { json, nothing, problems, sendNothing } from "../problems/responses";
import type { Cursors } from "./cursor";
import { etagOf, hasVersion, versionsIn } from "./etag";
import { etagHeader, ifMatch, ifNoneMatch, locationHeader } from "./headers";
import { listUsers } from "./list";
import { emailTaken, noSuchUser, versionDiffers } from "./problems";
import { EmailTaken, type StoredUser, type Users, VersionDiffers } from "./repository";
import {
  listQuerySchema,
  newUserSchema,
  pageSchema,
  pathSchema,
  userChangesSchema,
  userSchema,
} from "./schema";

export interface UserRoutesProps {
  readonly users: Users;
  readonly cursors: Cursors;
}

/** `/users`: who there is, by the usual five operations. */
export const userRoutes: FastifyPluginAsyncZod<UserRoutesProps> = async (app, props) => {
  const { users } = props;
  const tags = ["users"];

  app.post(
    "/users",
    {
      schema: {
        tags,
        operationId: "createUser",
        summary: "Create a user",
        body: newUserSchema,
        response: {
          201: json("The user was created.", userSchema, { ...locationHeader, ...etagHeader }),
          ...problems(409, 413, 415, 422),
        },
      },
    },
    async ({ body }, reply) => {
      const created = await users.create(body).catch(translated);
      reply.code(201).header("location", `/users/${created.user.id}`);
      return tagged(reply, created);
    },
  );

  app.get(
    "/users",
    {
      schema: {
        tags,
        operationId: "listUsers",
        summary: "List users, oldest first",
        querystring: listQuerySchema,
        response: { 200: pageSchema, ...problems(404) },
      },
    },
    ({ query }) => listUsers(props, query),
  );

  app.get(
    "/users/:id",
    {
      schema: {
        tags,
        operationId: "readUser",
        summary: "Read a user",
        params: pathSchema,
        headers: ifNoneMatch,
        response: {
          200: json("The user.", userSchema, etagHeader),
          304: nothing("You have it already (If-None-Match).", etagHeader),
          ...problems(404),
        },
      },
    },
    async ({ params, headers }, reply) => {
      const found = (await users.find(params.id)) ?? noSuchUser();
      if (!hasVersion(headers["if-none-match"], found.version)) return tagged(reply, found);
      reply.code(304).header("etag", etagOf(found.version));
      return sendNothing(reply);
    },
  );

  // Else this were the user with the id "".
  app.all("/users/", {
    schema: { hide: true },
    onRequest: async () => {
      throw notFound();
    },
    handler: async () => {},
  });

  app.patch(
    "/users/:id",
    {
      schema: {
        tags,
        operationId: "changeUser",
        summary: "Change a user; with If-Match only the version you know",
        params: pathSchema,
        headers: ifMatch,
        body: userChangesSchema,
        response: {
          200: json("The user as it is now.", userSchema, etagHeader),
          ...problems(404, 409, 412, 413, 415, 422),
        },
      },
    },
    async ({ params, body, headers }, reply) => {
      const versions = versionsIn(headers["if-match"]);
      const changed = await users.change(params.id, body, versions).catch(translated);
      return tagged(reply, changed ?? noSuchUser());
    },
  );

  app.delete(
    "/users/:id",
    {
      schema: {
        tags,
        operationId: "deleteUser",
        summary: "Delete a user; with If-Match only the version you know",
        params: pathSchema,
        headers: ifMatch,
        response: { 204: nothing("It is gone."), ...problems(404, 412) },
      },
    },
    async ({ params, headers }, reply) => {
      const versions = versionsIn(headers["if-match"]);
      if (!(await users.remove(params.id, versions).catch(translated))) noSuchUser();
      reply.code(204);
      return sendNothing(reply);
    },
  );
};

function tagged(reply: FastifyReply, { user, version }: StoredUser) {
  reply.header("etag", etagOf(version));
  return user;
}

function translated(error: unknown): never {
  if (error instanceof EmailTaken) throw emailTaken();
  if (error instanceof VersionDiffers) throw versionDiffers();
  throw error;
}
