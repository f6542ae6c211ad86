#!/usr/bin/env node
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runScript } from "../scripts/launch/script.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await runScript(root, "scripts/cli.ts", process.argv.slice(2), { bundled: true });
