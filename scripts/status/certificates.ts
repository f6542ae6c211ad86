import { ACMClient, DescribeCertificateCommand } from "@aws-sdk/client-acm";
import { clientConfig } from "../aws/client-config";
import { isNotFound } from "../aws/errors";
import type { Looking } from "./looking";
import { isUnread, type Reading } from "./reading";

/** How a certificate stands. */
export interface CertificateStatus {
  readonly domain: string;
  /** `ISSUED`, `PENDING_VALIDATION`, `EXPIRED`; `gone` where there is none. */
  readonly state: string;
  /** ISO 8601. */
  readonly expires: string | undefined;
  /** Whether ACM renews it by itself: not one that was imported. */
  readonly renewed: boolean;
}

export async function certificatesOf(
  { access, reader }: Pick<Looking, "access" | "reader">,
  arns: readonly string[],
): Promise<Reading<readonly CertificateStatus[]>> {
  const found = await Promise.all(
    arns.map((arn) => reader.read("acm:DescribeCertificate", () => describe(access, arn))),
  );
  const failed = found.find(isUnread);
  return failed ?? found.flatMap((one) => (isUnread(one) ? [] : [one]));
}

async function describe(access: Looking["access"], arn: string): Promise<CertificateStatus> {
  // One that CloudFront uses is in us-east-1.
  const client = new ACMClient(clientConfig(access, arn.split(":")[3] ?? ""));
  try {
    const asked = new DescribeCertificateCommand({ CertificateArn: arn });
    const { Certificate = {} } = await client.send(asked);
    return {
      domain: Certificate.DomainName ?? arn,
      state: Certificate.Status ?? "unknown",
      expires: Certificate.NotAfter?.toISOString(),
      renewed: Certificate.Type !== "IMPORTED",
    };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return { domain: arn, state: "gone", expires: undefined, renewed: false };
  }
}
