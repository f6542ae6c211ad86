import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";
import { anyArns, ownedByTag, taggedAsOwn, tagging } from "./scope";

const certificates = anyArns("acm", "certificate");

const readingCertificates: Grant = {
  actions: ["acm:DescribeCertificate", "acm:ListTagsForCertificate"],
  on: certificates,
  conditions: ownedByTag,
};

/** Those that the configuration names. AWS's ARNs of zones have neither region nor account. */
const zones = ({ zones: ids = [], own }: Names) =>
  ids.map((id) => `arn:${own.partition}:route53:::hostedzone/${id}`);

/** A change has an id of its own, which says nothing of the zone; nothing is read but how far it got. */
const changes = (names: Names) =>
  zones(names).length === 0 ? [] : [`arn:${names.own.partition}:route53:::change/*`];

/** Names on the internet and the certificates for them. */
export const domains: ActionsByType = {
  aws_acm_certificate: {
    read: [readingCertificates],
    write: [
      // AWS takes no ARN of a certificate that is not there yet: its tags say whose it is.
      { actions: ["acm:RequestCertificate"], on: () => ["*"], conditions: taggedAsOwn },
      ...tagging(certificates, "acm:AddTagsToCertificate", "acm:RemoveTagsFromCertificate"),
      { actions: ["acm:DeleteCertificate"], on: certificates, conditions: ownedByTag },
    ],
  },
  // It waits; it makes nothing.
  aws_acm_certificate_validation: { read: [readingCertificates], write: [] },
  aws_route53_record: {
    read: [{ actions: ["route53:GetHostedZone", "route53:ListResourceRecordSets"], on: zones }],
    write: [
      { actions: ["route53:ChangeResourceRecordSets"], on: zones },
      { actions: ["route53:GetChange"], on: changes },
    ],
  },
};
