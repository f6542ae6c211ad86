import { isIP } from "node:net";
import { z } from "zod";
import { list } from "./fields";

/** What a program listens on. A name would be looked up, and might be another machine's. */
export const listenAddress = z
  .string()
  .refine(
    (text) => text === "localhost" || isIP(text) > 0,
    "is neither an address nor `localhost`",
  );

const ranges = ["loopback", "linklocal", "uniquelocal"];

/** Addresses and networks of proxies. */
export const proxies = list.refine(
  (entries) => entries.every((entry) => ranges.includes(entry) || isNetwork(entry)),
  `has an entry that is no address, no network such as 10.0.0.0/8 and none of ${ranges.join(", ")}`,
);

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** Origins as browsers name them, each by itself. */
export const origins = list.refine(
  (entries) => entries.every(isOrigin),
  "has an entry that is no origin such as https://app.example.com, without a path or a slash at its end (nor may it be *: name them)",
);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol } = new URL(text);
  return /^https?:$/.test(protocol) && origin === text;
}
