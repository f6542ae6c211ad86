import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** One call of an AWS API, as it passes by. */
export interface ApiCall {
  /** `ec2`, `s3`, `dynamodb`: as the signature says. */
  readonly service: string;
  /** `CreateVpc`, `PutItem`; `PUT` and so on for S3, which names no operation. */
  readonly operation: string;
  readonly path: string;
  /** What follows the question mark: what S3 is asked about a bucket, for one. */
  readonly query: string;
  /** What it asks for; empty where it is longer than {@link LONGEST_BODY}. */
  readonly body: string;
}

/** In bytes: nothing is longer but objects and layers of images. */
const LONGEST_BODY = 65_536;

/**
 * What happens to a call: it passes, its connection is cut, AWS does what it asks for and the answer is lost, it is
 * answered with an error, or, where the emulator cannot show what AWS would say, with these words of a JSON protocol
 * or with other words in the emulator's answer.
 */
export type Fate =
  | "pass"
  | "cut"
  | "unanswered"
  | { readonly status: number; readonly code: string; readonly message?: string }
  | { readonly answer: (asked: Asked) => object }
  | { readonly changed: (answer: string) => string };

/** What a call asks for, of a JSON protocol. */
export type Asked = Readonly<Record<string, unknown>>;

/** What is asked for is known of JSON protocols alone. */
type Decide = (call: ApiCall, asked: () => Asked) => Fate | Promise<Fate>;

export interface Interference {
  /** Stands in front of the emulator. */
  readonly endpoint: string;
  /** Every call so far, those that were interfered with too. */
  readonly calls: readonly ApiCall[];
  /** Decides from now on; a call waits for as long as the decision does. */
  decide(fate: Decide): void;
  stop(): Promise<void>;
}

/** Stands between the programs and the emulator, and does to calls what networks and AWS do to them. */
export async function interfere(emulator: string): Promise<Interference> {
  const calls: ApiCall[] = [];
  let decide: Decide = () => "pass";
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming);
    const call = callOf(incoming, body);
    calls.push(call);
    const fate = await decide(call, () => JSON.parse(body.toString()) as Asked);
    if (fate === "cut") incoming.socket.destroy();
    else if (fate === "pass") passOn(emulator, incoming, body, (answer) => send(answer, outgoing));
    else if (fate === "unanswered")
      passOn(emulator, unnamed(incoming), body, (answer) => lose(answer, outgoing));
    else if ("answer" in fate) say(outgoing, fate.answer(JSON.parse(body.toString())));
    else if ("changed" in fate)
      passOn(emulator, incoming, body, (answer) => change(answer, outgoing, fate.changed));
    else refuse(outgoing, call, fate, speaksJson(incoming));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    decide(fate) {
      decide = fate;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function callOf({ headers, method, url }: IncomingMessage, body: Buffer): ApiCall {
  const [path = "/", query = ""] = (url ?? "/").split("?");
  return {
    service: serviceOf(headers),
    operation: operationOf(headers, method, body),
    path,
    query,
    body: body.length > LONGEST_BODY ? "" : body.toString(),
  };
}

const serviceOf = ({ authorization }: IncomingHttpHeaders): string =>
  /Credential=[^/]+\/\d+\/[^/]*\/([^/]+)\//.exec(authorization ?? "")?.[1] ?? "unsigned";

/** JSON services name it in a header, query services in the body, S3 by the method alone. */
function operationOf(headers: IncomingHttpHeaders, method = "GET", body: Buffer): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1) ?? target;
  return /(?:^|&)Action=(\w+)/.exec(body.toString("latin1", 0, 200))?.[1] ?? method;
}

function passOn(
  emulator: string,
  incoming: IncomingMessage,
  body: Buffer,
  onAnswer: (answer: IncomingMessage) => void,
): void {
  const { method, url, headers } = incoming;
  const onward = request(`${emulator}${url ?? "/"}`, { method, headers }, onAnswer);
  onward.on("error", () => incoming.destroy());
  onward.end(body);
}

/** The JSON protocols name the operation in a header; CloudWatch is spoken to in either. */
const speaksJson = ({ headers }: IncomingMessage): boolean => "x-amz-target" in headers;

function say(outgoing: ServerResponse, body: object): void {
  outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
  outgoing.end(JSON.stringify(body));
}

function send(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}

async function change(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  words: (answer: string) => string,
): Promise<void> {
  const text = words((await read(answer)).toString());
  const { "content-length": _, ...headers } = answer.headers;
  outgoing.writeHead(answer.statusCode ?? 502, headers).end(text);
}

/** The emulator gives a call that it knows by name the answer it had, and AWS does not. */
function unnamed(incoming: IncomingMessage): IncomingMessage {
  delete incoming.headers["amz-sdk-invocation-id"];
  return incoming;
}

/** Cuts the connection when AWS has done all that it was asked for. */
function lose(answer: IncomingMessage, outgoing: ServerResponse): void {
  answer.resume().on("end", () => outgoing.destroy());
}

/** An error in the words of the service's protocol. */
function refuse(
  outgoing: ServerResponse,
  call: ApiCall,
  { status, code, message = code }: { status: number; code: string; message?: string },
  json: boolean,
) {
  if (json) {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code };
    outgoing.writeHead(status, headers).end(JSON.stringify({ __type: code, message }));
    return;
  }
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const body =
    call.service === "s3"
      ? error
      : call.service === "ec2"
        ? `<Response><Errors>${error}</Errors></Response>`
        : `<ErrorResponse>${error}</ErrorResponse>`;
  outgoing.writeHead(status, { "content-type": "text/xml" }).end(body);
}
