/**
 * Version of the rules that derive XP and reviews; derived rows name it. To be raised with any change of what they derive:
 * rows of another version are not gone on from, their answers are taken in again.
 */
export const XP_RULES_VERSION = 2
