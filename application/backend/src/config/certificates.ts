import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

/** A file with certificates (PEM). Looked into at once: later each connection would fail by it. */
export const certificateFile = z
  .string()
  .refine(hasCertificate, "is no file with certificates (PEM) that can be read");

function hasCertificate(path: string): boolean {
  try {
    return new X509Certificate(readFileSync(path)).subject !== "";
  } catch {
    return false;
  }
}
