/** Those who have an account in the school that is asked. */
export const MEMBERS = ['learner', 'other', 'instructor', 'admin'] as const
export type Member = (typeof MEMBERS)[number]

/** Everybody who asks: members by their cookie, programs by a key of the learner's. */
export const PEOPLE = ['nobody', ...MEMBERS, 'program', 'reading program'] as const
export type Person = (typeof PEOPLE)[number]

/** Whose things a person has: programs act for the learner; nobody tries with what is the learner's. */
export function memberOf(person: Person): Member {
  return MEMBERS.find((member) => member === person) ?? 'learner'
}

/** Whether a person's requests carry a session's cookie. */
export function isMember(person: Person): person is Member {
  return MEMBERS.some((member) => member === person)
}
