import { expect, test } from "vitest";
import { openedInWords } from "../../../scripts/tunnel/words";

const words = (provides: string, port: number) => {
  const end = { provides, host: "partner.example.com", port, database: null, users: {} };
  return openedInWords({ key: "partner", end, port: 40213, through: "api" });
};

test("a web server is asked as it speaks: TLS, but at port 80", () => {
  expect(words("http", 8443)).toContain("https://partner.example.com:8443/");
  expect(words("http", 80)).toContain(" http://partner.example.com:80/");
});

test("a client of MongoDB is told to stay in the tunnel", () => {
  expect(words("mongodb", 27017)).toContain("mongodb://127.0.0.1:40213/?directConnection=true");
});
