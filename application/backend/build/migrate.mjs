/** `npm run migrate -- up|status|check`: the program of the image, built from what is here now. */
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const folder = fileURLToPath(new URL("../dist", import.meta.url));
await bundle(folder);
await import(new URL("../dist/migrate.mjs", import.meta.url).href);
