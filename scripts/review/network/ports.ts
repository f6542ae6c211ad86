/** Ports on which something answers that nobody should reach from the internet. Source: IANA. */
const ADMIN: Readonly<Record<number, string>> = {
  20: "FTP",
  21: "FTP",
  22: "SSH",
  23: "Telnet",
  25: "SMTP",
  53: "DNS",
  135: "RPC",
  139: "NetBIOS",
  445: "SMB",
  873: "rsync",
  1433: "SQL Server",
  1521: "Oracle",
  2049: "NFS",
  2375: "Docker",
  2376: "Docker",
  2379: "etcd",
  3306: "MySQL",
  3389: "RDP",
  5432: "PostgreSQL",
  5439: "Redshift",
  5601: "Kibana",
  5672: "AMQP",
  5900: "VNC",
  5984: "CouchDB",
  6379: "Redis",
  6443: "Kubernetes",
  7001: "Cassandra",
  8020: "HDFS",
  8086: "InfluxDB",
  8182: "Neptune",
  9000: "ClickHouse",
  9042: "Cassandra",
  9092: "Kafka",
  9200: "Elasticsearch",
  9300: "Elasticsearch",
  10250: "kubelet",
  11211: "memcached",
  27017: "MongoDB",
  50000: "DB2",
};

/** What is on the ports that should not be public: `SSH (22)`. */
export const servicesOn = (from: number, to: number): string[] =>
  Object.entries(ADMIN)
    .filter(([port]) => Number(port) >= from && Number(port) <= to)
    .map(([port, name]) => `${name} (${port})`);

/** Whether they are only those of web servers. */
export const isWeb = (from: number, to: number): boolean =>
  from === to && (from === 80 || from === 443);

export const LAST_PORT = 65_535;

/** `443`, `80 to 443`, `every port`. */
export function portsInWords(from: number, to: number): string {
  if (from <= 0 && to >= LAST_PORT) return "every port";
  return from === to ? `${from}` : `${from} to ${to}`;
}
