import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { FOR_EXPRESSION_VALUE, forExpression, propertyAccess, Token } from "cdktf";
import { Construct } from "constructs";
import { nameTag } from "../../tags";
import { type ValidationRecord, validationRecords } from "./certificate-names";
import type { IssuedConfig } from "./config";

/** A certificate that ACM issues and renews by itself, as long as its records stay. */
export class IssuedCertificate extends Construct {
  /** Known to be issued: what uses it waits for that. */
  readonly arn: string;
  private readonly certificate: AcmCertificate;

  constructor(
    scope: Construct,
    id: string,
    private readonly config: IssuedConfig,
  ) {
    super(scope, id);
    const { domain, alternativeNames } = config;
    const others = [...new Set(alternativeNames)].filter((name) => name !== domain);
    this.certificate = new AcmCertificate(this, "Certificate", {
      domainName: domain,
      subjectAlternativeNames: others,
      validationMethod: "DNS",
      // ACM takes no `*` in a tag.
      tags: nameTag(domain.replace("*", "wildcard")),
      // A listener cannot be without one, not even while the names change.
      lifecycle: { createBeforeDestroy: true },
    });
    const records = validationRecords([domain, ...others]).map((record) => this.prove(record));
    this.arn = new AcmCertificateValidation(this, "Validation", {
      certificateArn: this.certificate.arn,
      validationRecordFqdns: records.map(({ fqdn }) => fqdn),
    }).certificateArn;
  }

  private prove({ id, domain }: ValidationRecord): Route53Record {
    return new Route53Record(this, `validation-${id}`, {
      zoneId: this.config.hostedZoneId,
      name: this.option(domain, "resource_record_name"),
      type: this.option(domain, "resource_record_type"),
      records: [this.option(domain, "resource_record_value")],
      ttl: 300,
      // ACM asks for the same record for every certificate of a domain in one account.
      allowOverwrite: true,
    });
  }

  /** The options are a set without an order: this finds a domain's own by its name. */
  private option(domain: string, attribute: string): string {
    const byDomain = forExpression(
      propertyAccess(this.certificate, ["domain_validation_options"]),
      propertyAccess(FOR_EXPRESSION_VALUE, [attribute]),
      propertyAccess(FOR_EXPRESSION_VALUE, ["domain_name"]),
    );
    return Token.asString(propertyAccess(byDomain, [domain]));
  }
}
