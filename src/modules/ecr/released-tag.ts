/** Start of the tags that a release gives an image; they tell what ran from what was only built. */
export const RELEASED_TAG_PREFIX = "released-";
