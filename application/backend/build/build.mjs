/** `npm run build` writes what the image holds: four programs, the migrations, the page's files. */
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

await bundle(fileURLToPath(new URL("../dist", import.meta.url)));
