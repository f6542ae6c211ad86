/** A record that proves a domain to ACM. */
export interface ValidationRecord {
  /** A name for it in Terraform's addresses, different for every domain. */
  readonly id: string;
  /** The name on the certificate whose record it is. */
  readonly domain: string;
}

/**
 * One record for each domain: ACM asks for the same one for `example.com` and `*.example.com`
 * (ACM, "DNS validation").
 */
export function validationRecords(names: readonly string[]): ValidationRecord[] {
  const byDomain = new Map<string, string>();
  for (const name of names) {
    const domain = name.replace(/^\*\./, "");
    if (!byDomain.has(domain)) byDomain.set(domain, name);
  }
  return [...byDomain].map(([domain, name]) => ({ id: domainId(domain), domain: name }));
}

/** `example-com`, and `my--shop-com` for `my-shop.com`: no two domains share one. */
export const domainId = (domain: string): string =>
  domain.replace(/^\*/, "wildcard").replaceAll("-", "--").replaceAll(".", "-");

/** Whether one of the names is a client's proof that it speaks to this host; `*` is one label. */
export const certifies = (names: readonly string[], host: string): boolean =>
  names.some((name) => name === host || name === host.replace(/^[^.]+\./, "*."));
