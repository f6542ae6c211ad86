import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { Construct } from "constructs";
import { IssuedCertificate } from "./certificate";
import type { HttpsConfig } from "./config";

export interface ListenersProps {
  readonly loadBalancerArn: string;
  /** @default plain HTTP on port 80 */
  readonly https?: HttpsConfig;
}

/** What nobody claimed is not found: a default that sends traffic somewhere would hide mistakes. */
const NOT_FOUND = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
};

const TO_HTTPS = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

/** The ports of a load balancer: 443 with 80 redirecting to it, or 80 alone. */
export class Listeners extends Construct {
  /** Where the services' rules hang. */
  readonly main: LbListener;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ListenersProps,
  ) {
    super(scope, id);
    const http = this.createHttp();
    this.main = props.https ? this.createHttps(props.https) : http;
  }

  private createHttp(): LbListener {
    return new LbListener(this, "http", {
      loadBalancerArn: this.props.loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [this.props.https ? TO_HTTPS : NOT_FOUND],
    });
  }

  private createHttps(https: HttpsConfig): LbListener {
    const listener = new LbListener(this, "https", {
      loadBalancerArn: this.props.loadBalancerArn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: https.policy.value,
      certificateArn: this.certificateArn(https),
      defaultAction: [NOT_FOUND],
    });
    for (const certificateArn of new Set(https.extraCertificates)) {
      new LbListenerCertificate(this, `certificate-${certificateId(certificateArn)}`, {
        listenerArn: listener.arn,
        certificateArn,
      });
    }
    return listener;
  }

  private certificateArn({ certificate }: HttpsConfig): string {
    return "arn" in certificate
      ? certificate.arn
      : new IssuedCertificate(this, "Certificate", certificate).arn;
  }
}

/** The unique end of a certificate's ARN. */
const certificateId = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
