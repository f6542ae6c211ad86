import { counted } from "../../terminal/counted";
import { HOURS, type Pricer } from "../bill";
import { listIn } from "../resource";

export const natGateway: Pricer = ({ name }, bill) => {
  bill.fixed(`NAT gateway ${name}`, HOURS, "nat.hour", { pausable: true });
  bill.byUse("through the NAT gateways", "nat.gb", 100);
};

/** It stays when its NAT gateway is gone: others may have allowed it. */
export const address: Pricer = ({ name }, bill) =>
  bill.fixed(`public address ${name}`, HOURS, "ipv4.hour");

/** Gateway endpoints are free. Source: AWS PrivateLink, "Gateway endpoints". */
export const endpoint: Pricer = ({ name, args }, bill) => {
  if (args.vpc_endpoint_type !== "Interface") return;
  const zones = listIn(args.subnet_ids).length;
  const what = `interface endpoint ${name} in ${counted(zones, "zone")}`;
  bill.fixed(what, zones * HOURS, "endpoint.hour", { pausable: true });
  bill.byUse("through the interface endpoints", "endpoint.gb", 100);
};

/** One address in each zone at least; under load AWS adds some. */
export const loadBalancer: Pricer = ({ name, args }, bill) => {
  const zones = listIn(args.subnets).length;
  if (args.load_balancer_type !== undefined && args.load_balancer_type !== "application")
    return bill.unknown(`${String(args.load_balancer_type)} load balancer ${name}`, "its price");
  bill.fixed(`load balancer ${name}`, HOURS, "alb.hour");
  bill.byUse(`load of the load balancer ${name}`, "alb.lcu-hour", HOURS);
  if (args.internal === true) return;
  const addresses = `${counted(zones, "public address", "public addresses")} of ${name}`;
  bill.fixed(addresses, zones * HOURS, "ipv4.hour");
  bill.byUse("out to the internet, after the first 100 GB", "transfer.out.gb", 100);
};

/** Log groups say what keeping costs; the way there is priced as vended logs. */
export const flowLog: Pricer = ({ args }, bill) => {
  if (args.log_destination_type === "cloud-watch-logs" || args.log_destination_type === undefined)
    bill.byUse("written by flow logs", "logs.vended.gb", 10);
  else bill.byUse("flow logs kept in S3", "s3.gb-month", 10);
};
