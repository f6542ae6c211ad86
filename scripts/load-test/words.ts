import { unitPrice } from "../cost/money";
import { isUnread } from "../status/reading";
import { counted } from "../terminal/counted";
import { seconds } from "../terminal/duration";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { grouped, inBytes, inMs, inPercent, moment } from "./figures";
import { failuresIn, type Measured, shareOf } from "./load";
import type { LoadReport } from "./report";

/** From here on the generator was what was measured. */
const BUSY = 0.9;

type Rows = (readonly [label: string, ...cells: string[]])[];

/** A load for people, in one screen. */
export function reportInWords(report: LoadReport, style: Style): string {
  const { environment, service, method, url, measured } = report;
  const rows: Rows = [
    ...requestRows(report),
    ...latencyRows(measured),
    ...errorRows(measured),
    ...scalingRows(report),
    ...cpuRows(report),
    ["cost", costInWords(report)],
  ];
  const title = style("bold", `${service} of ${environment} · ${method} ${url}`);
  const remarks = remarksOn(report).map((one) => style("yellow", `· ${one}`));
  const missed = report.missed.map((one) => style("red", `✗ ${one}`));
  return `${[title, table(rows), ...remarks, ...missed].join("\n")}\n`;
}

function requestRows({ measured, connections, rate }: LoadReport): Rows {
  const { requests, seconds: took, bytes } = measured;
  const asked = rate === undefined ? "as fast as answered" : `${grouped(rate)} a second asked for`;
  const reached = took === 0 ? 0 : requests / took;
  return [
    ["load", `${seconds(took)}, ${counted(connections, "connection")}, ${asked}`],
    ["requests", `${grouped(requests)}, ${grouped(reached)} a second, ${inBytes(bytes)}`],
  ];
}

function latencyRows({ latency }: Measured): Rows {
  if (!latency) return [["latency", "nothing answered"]];
  const { p50, p90, p95, p99, max } = latency;
  const figures = Object.entries({ p50, p90, p95, p99, max });
  return [["latency", figures.map(([name, value]) => `${name} ${inMs(value)}`).join(" · ")]];
}

function errorRows(measured: Measured): Rows {
  const { statuses, unanswered, requests } = measured;
  const failures = failuresIn(measured);
  const kinds = Object.entries({ ...statuses, ...unanswered })
    .filter(([kind]) => !(Number(kind) < 400))
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${grouped(count)} × ${kind}`);
  const share = inPercent(shareOf(failures, requests));
  return [["errors", [share, ...kinds].join(" · ")]];
}

function scalingRows({ scaling, tasks, before }: LoadReport): Rows {
  const counts = tasks.map(({ at, running, desired }) =>
    running === desired
      ? `${running} at ${moment(at)}`
      : `${running} of ${desired} at ${moment(at)}`,
  );
  const shown = counts.length > 0 ? counts : [`${before.running}`];
  const activities = isUnread(scaling)
    ? [scaling.unread]
    : scaling.map(({ at, says }) => `${moment(at)} ${says}`);
  return [
    ["tasks", shown.join(" · ")],
    ...(activities.length > 0 ? activities : ["none"]).map(
      (one, index) => [index === 0 ? "scaling" : "", one] as const,
    ),
  ];
}

function cpuRows({ cpu }: LoadReport): Rows {
  if (isUnread(cpu)) return [["CPU", cpu.unread]];
  if (cpu.length === 0) return [["CPU", "CloudWatch has no figures of it yet"]];
  const minutes = cpu.map(({ average }) => `${Math.round(average)}`).join(" → ");
  return [["CPU", `${minutes} % on average, minute by minute`]];
}

function costInWords({ cost }: LoadReport): string {
  const { lcuHours, by, usd, transferGb, transferUsd, prices } = cost;
  const price = usd === undefined ? "of unknown price" : `${inUsd(usd)}, prices of ${prices}`;
  const transfer =
    transferUsd === undefined
      ? `${inBytes(transferGb * 1e9)} out of AWS`
      : `${inUsd(transferUsd)} for ${inBytes(transferGb * 1e9)} out of AWS`;
  return `${unitPrice(Number(Math.max(lcuHours, 0.0001).toFixed(4)))} LCU-hours by ${by} (${price}); ${transfer}; tasks beside`;
}

const inUsd = (usd: number): string => (usd < 0.01 ? "under 0.01 USD" : `${usd.toFixed(2)} USD`);

/** What somebody has to know who believes the figures. */
function remarksOn({ measured, scaling, range, seconds: asked, interrupted }: LoadReport) {
  const { busy, unfinished, stopped } = measured;
  const still = !isUnread(scaling) && scaling.length === 0;
  return [
    ...(interrupted ? [`interrupted: it was to be ${seconds(asked)}`] : []),
    ...(stopped === "errors" ? ["stopped: too much failed (--stop-at-errors)"] : []),
    ...(unfinished > 0
      ? [
          `${grouped(unfinished)} requests were due and had no answer at the end; their time counts until then`,
        ]
      : []),
    ...(busy > BUSY
      ? ["this machine was the limit, not the service: load it from a larger one, or from several"]
      : []),
    ...(still && !range ? ["nothing scales it: `scaling` in the configuration would"] : []),
    ...(still && range && range.minimum === range.maximum
      ? [`scaling has nothing to choose: minimum and maximum are ${range.minimum}`]
      : []),
    ...(still && range && range.minimum < range.maximum ? [tooShortOrTooLittle(measured)] : []),
  ];
}

/** Target tracking alarms after three minutes above the target. Source: Application Auto Scaling User Guide. */
const tooShortOrTooLittle = ({ seconds: took }: Measured): string =>
  took < 300
    ? "nothing was scaled: an alarm needs three full minutes above its target, so load for five or more"
    : "nothing was scaled: the load did not keep its policies' metrics above their targets for three minutes";
