import { expect, test } from "vitest";
import { givenFor } from "../../../scripts/emulator/given";

const record = (name: string, zone_id = "Z1") => ({
  aws_route53_record: { one: { name, zone_id } },
});

test("a stack without a domain expects nothing", () => {
  expect(givenFor([{}])).toEqual({ hostedZones: [], certificates: [] });
});

test("a zone has the name that all records in it end with", () => {
  const zones = givenFor([
    { resource: record("api.example.com") },
    { resource: record("*.staging.example.com") },
  ]).hostedZones;

  expect(zones).toEqual([{ id: "Z1", name: "example.com" }]);
});

test("only whole labels count as the end of a name", () => {
  const zones = givenFor([
    { resource: record("api.example.com") },
    { resource: record("myexample.com") },
  ]).hostedZones;

  expect(zones).toEqual([{ id: "Z1", name: "com" }]);
});

test("a record that proves a certificate is in the zone of the certificate's domain", () => {
  const name =
    '${{ for key, val in aws_acm_certificate.a.domain_validation_options: val.domain_name => val.resource_record_name }["shop.example.com"]}';

  expect(givenFor([{ resource: record(name) }]).hostedZones).toEqual([
    { id: "Z1", name: "shop.example.com" },
  ]);
});

test("a zone that the stack makes itself is not expected", () => {
  expect(givenFor([{ resource: record("a.example.com", "${aws_route53_zone.a.id}") }])).toEqual({
    hostedZones: [],
    certificates: [],
  });
});

test("certificates are expected that are named by their ARN, each once", () => {
  const arn = "arn:aws:acm:eu-west-1:111111111111:certificate/1";
  const resource = {
    aws_lb_listener: {
      one: { certificate_arn: arn },
      other: { certificate_arn: "${aws_acm_certificate.a.arn}" },
      plain: { port: 80 },
    },
    aws_lb_listener_certificate: { same: { certificate_arn: arn } },
  };

  expect(givenFor([{ resource }]).certificates).toEqual([arn]);
});
