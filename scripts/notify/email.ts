import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { createNaming } from "../../src/naming";
import type { Access } from "../aws/access";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { type App, sharedOf } from "../stacks/app";
import type { News } from "./news";

/** The topic that mails what it is told; undefined where the platform names no addresses. */
export function topicOf(app: App): string | undefined {
  const shared = sharedOf(app);
  if (shared === undefined) return undefined;
  const naming = createNaming({ ...shared, environment: "shared" });
  const topics = Object.values(shared.configuration.resource?.aws_sns_topic ?? {});
  const there = topics.some(({ name }) => name === naming.deliveryTopic());
  return there ? naming.arn("sns", naming.deliveryTopic()) : undefined;
}

/** Has everybody mailed who agreed to it. @param topic its ARN, which says the region */
export async function tellByEmail(access: Access, topic: string, news: News): Promise<void> {
  const [, , , region = ""] = topic.split(":");
  const sns = new SNSClient(clientConfig(access, region));
  const { headline, details, url } = news;
  const Message = [headline, ...details, ...(url === undefined ? [] : [url])].join("\n\n");
  await callingAws(`publishing to ${topic} (sns:Publish)`, () =>
    sns.send(new PublishCommand({ TopicArn: topic, Subject: subjectOf(headline), Message })),
  );
}

/** Source: SNS's API Reference, Publish: ASCII without line breaks and controls, fewer than 100 characters. */
const MOST_CHARACTERS = 99;

/** A text as the subject of an e-mail that SNS takes. */
export function subjectOf(text: string): string {
  const ascii = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "?")
    .trim();
  return ascii.length <= MOST_CHARACTERS ? ascii : `${ascii.slice(0, MOST_CHARACTERS - 3)}...`;
}
