import type { TunnelEnd } from "./end";

/** How to speak through a tunnel that is open. */
export interface Opened {
  readonly key: string;
  readonly end: TunnelEnd;
  readonly port: number;
  readonly through: string;
  /** Of the user; undefined where nobody asked for it. */
  readonly password?: string | undefined;
}

const USER = "application";

/** Source: RDS User Guide, "Using SSL/TLS to encrypt a connection". */
const BUNDLE = "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem";

/** For programs: one line, as the tunnel stays open after it. */
export const openedInJson = ({ key, end, port, through, password }: Opened): string =>
  JSON.stringify({
    key,
    provides: end.provides,
    host: "127.0.0.1",
    port,
    remoteHost: end.host,
    remotePort: end.port,
    database: end.database,
    user: end.users[USER]?.name ?? null,
    through,
    ...(password !== undefined && { password }),
  });

/** For people. */
export const openedInWords = (opened: Opened): string =>
  [...rows(opened), "", ...(HOW[opened.end.provides]?.(opened) ?? [])].join("\n");

function rows({ end, port, password }: Opened): string[] {
  const user = end.users[USER]?.name;
  return [
    `host      127.0.0.1, for ${end.host}`,
    `port      ${port}`,
    ...(end.database === null ? [] : [`database  ${end.database}`]),
    ...(user === undefined ? [] : [`user      ${user}`]),
    ...(password === undefined ? [] : [`password  ${password}`]),
  ];
}

const HOW: Readonly<Record<string, (opened: Opened) => string[]>> = {
  postgres: ({ end, port }) => {
    const user = end.users[USER]?.name ?? "<user>";
    return [
      `psql "host=${end.host} hostaddr=127.0.0.1 port=${port} dbname=${end.database ?? "postgres"} user=${user} sslmode=verify-full sslrootcert=global-bundle.pem"`,
      "",
      `Its certificate is for its own name, so a client that is only told 127.0.0.1 takes sslmode=verify-ca.`,
      `global-bundle.pem: ${BUNDLE}`,
    ];
  },
  redis: ({ end, port }) => [`redis-cli --tls --sni ${end.host} -h 127.0.0.1 -p ${port}`],
  http: ({ end, port }) => [
    `curl --connect-to ${end.host}:${end.port}:127.0.0.1:${port} https://${end.host}:${end.port}/`,
  ],
};
