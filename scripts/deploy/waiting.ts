import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { entriesOf, type StateDocument } from "../state/document";

/** Parameters of images that were never released here: whatever runs them has no tasks. */
export function neverReleased(state: StateDocument): string[] {
  return entriesOf(state)
    .filter(
      ({ type, attributes }) =>
        type === "aws_ssm_parameter" && attributes.insecure_value === UNRELEASED_DIGEST,
    )
    .map(({ attributes }) => String(attributes.name));
}

/** What somebody is told whose environment is there and runs nothing yet; undefined where all runs. */
export function waitingInWords(environment: string, state: StateDocument): string | undefined {
  const pointers = neverReleased(state);
  if (pointers.length === 0) return undefined;
  const images = pointers.map((name) => name.split("/").at(-1));
  const one = images.length === 1;
  return [
    `No task runs yet of ${list.format(images.map(String))}: ${one ? "that image was" : "those images were"} never released to ${environment}.`,
    `devops-platform build-and-push, then devops-platform deploy-app ${environment}, ${one ? "builds it and releases it" : "build them and release each"}.`,
  ].join("\n");
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
