/** Words that stand in every plan and are no secret by themselves, whoever marks them. */
const WORDS = new Set(
  (
    "true false null none default enabled disabled yes no on off string json text " +
    "trace debug info notice warn warning error critical fatal silent verbose " +
    "dev develop development test testing qa stage staging preview sandbox demo prod production live main " +
    "admin root postgres mysql app application api public private internal"
  ).split(" "),
);

/** `eu-west-1`, `us-gov-east-1`, and zones: `eu-west-1a`. */
const REGION = /^[a-z]{2}(-[a-z]+){1,2}-\d[a-z]?$/;

/** Whether a value is a word that says nothing, so that putting a mask in its place would only blank other texts. */
export const isPlainWord = (text: string): boolean =>
  WORDS.has(text.toLowerCase()) || REGION.test(text);
