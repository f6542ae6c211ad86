import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { chooseImages, imagesOf, registryStack } from "../../../scripts/images/images-of";
import { openApp } from "../../../scripts/stacks/app";
import { projectRoot } from "../../support/apps";

const output = mkdtempSync(join(tmpdir(), "images-of-"));
afterAll(() => rmSync(output, { recursive: true, force: true }));

const many = openApp({
  root: projectRoot,
  folder: join(projectRoot, "examples/many-services"),
  output,
}).then((app) => imagesOf(registryStack(app)));

test("the images of any app are read from what it synthesizes", async () => {
  expect(await many).toContainEqual({
    name: "jobs",
    context: "jobs",
    dockerfile: "Dockerfile",
    architecture: "x86_64",
    repositoryUrl: "111111111111.dkr.ecr.eu-central-1.amazonaws.com/shop/jobs",
    source: "https://github.com/example/shop",
  });
});

test("all images are meant where none is named, and each once where some are", async () => {
  const names = async (...words: string[]) =>
    chooseImages(await many, words).map(({ name }) => name);
  expect(await names()).toEqual(["catalogue", "jobs", "storefront"]);
  expect(await names("jobs", "catalogue", "jobs")).toEqual(["jobs", "catalogue"]);
});
