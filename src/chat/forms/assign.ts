import { INCIDENT_ROLES } from '../../domain/response/roles.js';
import { OWNER } from '../registry/role-words.js';
import { about, choice, flat, personField, quoted, word } from './fields.js';
import type { FormKind } from './form.js';

export const assign: FormKind = {
  make: (subject, reader) => {
    const { rolesWanted = [], roles = {} } = subject.incident ?? {};
    const ownWords = rolesWanted.filter((role) => !INCIDENT_ROLES.some((known) => known === role));
    const known = [OWNER, ...INCIDENT_ROLES] as const;
    const options = [
      ...known.map((role) => ({ value: role, label: word(reader, `role.${role}`) })),
      ...ownWords.map((role) => ({ value: role, label: role })),
    ];
    const empty = rolesWanted.find((role) => roles[role] === undefined);
    return {
      id: 'assign',
      subject: subject.name,
      title: word(reader, 'form.assign.title', { inc: subject.name }),
      submit: word(reader, 'form.assign.submit'),
      intro: about(reader, subject),
      fields: [
        personField(reader, subject, []),
        choice('role', word(reader, 'form.role'), options.slice(0, 25), { value: empty ?? OWNER, optional: true }),
      ],
    };
  },
  line: (subject, { who, role }) => flat(`assign ${subject} ${who ?? ''} ${role ? `as ${quoted(role)}` : ''}`),
};
