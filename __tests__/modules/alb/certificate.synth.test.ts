import { describe, expect, test } from "vitest";
import { built, hostedZoneId } from "./built";

const issued = (alternativeNames: string[] = [], parts: object = {}) =>
  built({
    https: {
      certificate: { domain: "example.com", alternativeNames, hostedZoneId },
      ...parts,
    },
  });

describe("a certificate that is issued", () => {
  test("is replaced before the old one goes", () => {
    expect(issued().resource("aws_acm_certificate.public")).toMatchObject({
      domain_name: "example.com",
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("has a tag that ACM takes, for a wildcard too", () => {
    const certificate = { domain: "*.example.com", hostedZoneId };
    expect(built({ https: { certificate } }).resource("aws_acm_certificate.public")).toMatchObject({
      domain_name: "*.example.com",
      tags: { Name: "wildcard.example.com" },
    });
  });

  test("names every name once", () => {
    const certificate = issued(["example.com", "*.example.com", "*.example.com"]).resource(
      "aws_acm_certificate.public",
    );
    expect(certificate.subject_alternative_names).toEqual(["*.example.com"]);
  });

  test("shares one record between a domain and its wildcard", () => {
    const records = issued(["*.example.com", "my-shop.example.com"]).resources(
      "aws_route53_record",
    );
    expect(Object.keys(records)).toEqual([
      "public_validation_example_com",
      "public_validation_my__shop_example_com",
    ]);
  });

  test("chooses each record by the name of its domain", () => {
    const { resource } = issued(["*.example.org"]);
    const options = "aws_acm_certificate.public.domain_validation_options";
    expect(resource("aws_route53_record.public_validation_example_org")).toMatchObject({
      zone_id: hostedZoneId,
      name: `\${{ for key, val in ${options}: val.domain_name => val.resource_record_name }["*.example.org"]}`,
    });
  });

  test("takes over a record that another certificate of the domain has made", () => {
    const record = issued().resource("aws_route53_record.public_validation_example_com");
    expect(record.allow_overwrite).toBe(true);
  });

  test("is used only when ACM has seen all records", () => {
    const { resource } = issued(["*.example.org"]);
    expect(resource("aws_acm_certificate_validation.public").validation_record_fqdns).toEqual([
      "${aws_route53_record.public_validation_example_com.fqdn}",
      "${aws_route53_record.public_validation_example_org.fqdn}",
    ]);
    expect(resource("aws_lb_listener.public_https").certificate_arn).toBe(
      "${aws_acm_certificate_validation.public.certificate_arn}",
    );
  });
});

test("aliases point at the load balancer", () => {
  const aliases = ["api.example.com", "*.example.com"].map((name) => ({ name, hostedZoneId }));
  const records = issued([], { aliases }).resources("aws_route53_record");
  const alias = {
    name: "${aws_lb.public.dns_name}",
    zone_id: "${aws_lb.public.zone_id}",
    evaluate_target_health: true,
  };
  expect(records).toMatchObject({
    public_alias_api_example_com: { name: "api.example.com", type: "A", alias },
    public_alias_wildcard_example_com: { name: "*.example.com", type: "A", alias },
  });
});
