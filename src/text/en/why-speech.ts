const LEVEL = '{level, select, blue {blue} yellow {yellow} orange {orange} red {red} other {no level}}';
const WHY = `{excuse, select,
  word {it is part of another word}
  name {it is part of a name}
  near {what stands near it makes it harmless, as the rule says}
  mention {the word is spoken of, not claimed}
  negation {it is denied}
  question {it is asked, not claimed}
  condition {it is only supposed}
  usage {it says how or when to use the goods: guide on absolute claims, Article 6 (2)}
  own {it compares the seller’s own goods: guide on absolute claims, Article 6 (1)}
  grade {it is a grade under a standard: guide on absolute claims, Article 6 (3)}
  award {it is a title or prize given under rules of the state: guide on absolute claims, Article 6 (5)}
  fact {it is a fact with its source, time and place: guide on absolute claims, Article 6 (6)}
  attitude {it speaks of service, not of the goods: guide on absolute claims, Article 5 (1)}
  aspiration {it is what the seller aims at: guide on absolute claims, Article 5 (2)}
  elsewhere {it is not about the goods: guide on absolute claims, Article 5 (3)}
  advice {it sends people to a doctor}
  other {it is excused}}`;

/** What was said and which law forbids it: what /risk why says of a text rule, and what check-config says of its lists. */
export const whySpeech = {
  'why.text.hit': '{at}: “{quote}”',
  'why.text.dodged':
    '{how, select, sound {Said in other characters or letters of the same sound, for “{claim}”.} other {Said in initials, for “{claim}”.}}',
  'why.text.list': `{list}: ${LEVEL}.`,
  'why.text.article': `{list}, {article}: ${LEVEL}.`,
  'why.text.note': '{note}',
  'why.text.repeated': '{n, plural, one {# hit} other {# hits}} within {within}: up one level.',
  'why.text.spared': `Not counted: “{quote}”: ${WHY}.`,
  'why.text.withdrawn': 'The sentence went on and no longer says it: “{quote}”.',
  'why.text.over': 'No further hit for {hold}.',
  'config.term-list-id': '“{id}” does not name a list of terms.',
  'config.mend.term-list-id': 'Write whose law it is, a slash and the name of the list: cn/absolute.',
  'config.term-or-pattern': 'An entry needs either a term or a pattern.',
  'config.mend.term-or-pattern': 'Give term: with the words as they are said, or pattern: with choices and places.',
  'config.pattern': 'The pattern cannot be read: {why}.',
  'config.mend.pattern': "A pattern knows (a|b), a?, '{'n'}' for a number and '{'0-4'}' for a gap.",
  'config.unknown-term-list': 'There is no list of terms “{list}”.',
  'config.term-list-place': 'The list “{id}” stands in {name}, which does not say so.',
  'config.mend.term-list-place': 'Keep it in terms/{jurisdiction}/{name}.yaml, with the id {jurisdiction}/{name}.',
} as const;
