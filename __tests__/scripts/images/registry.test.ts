import { expect, test } from "vitest";
import { registryAt } from "../../../scripts/images/registry";

test.each([
  ["http://127.0.0.1:5000", "http://127.0.0.1:5000"],
  ["registry.example.com", "https://registry.example.com"],
  ["localhost:5000", "https://localhost:5000"],
])("%s is the registry at %s", (address, origin) => {
  expect(registryAt(address).url.origin).toBe(origin);
});

test.each([
  "",
  "http://",
  "registry.example.com/acme",
  "https://me:secret@registry.example.com",
  "registry.example.com?x",
])("%j is no registry's address", (address) => {
  expect(() => registryAt(address)).toThrow("is not the address of a registry");
});
