const LEVEL = '{level, select, blue {blue} yellow {yellow} orange {orange} red {red} other {no level}}';
const SHARE = '{n} of {all, plural, one {# comment} other {# comments}} within {window}';

/** What comments complain of, and how unusual that is; and what is wrong with a model a rule names. */
export const whyOpinion = {
  'why.opinion.share': `Complaints about {theme}: ${SHARE} ({share}), {times} times the usual {usual}; {threshold} times or more: ${LEVEL}.`,
  'why.opinion.share.eased': `Complaints about {theme}: ${SHARE} ({share}), {times} times the usual {usual}, hardly under the line; it stays ${LEVEL} for now.`,
  'why.opinion.count': `Complaints about {theme}: {n} within {window}, {threshold} or more: ${LEVEL}.`,
  'why.opinion.count.eased': `Complaints about {theme}: {n} within {window}, hardly under {threshold}; it stays ${LEVEL} for now.`,
  'why.opinion.compared':
    'That is {share} of {all, plural, one {# comment} other {# comments}}, {times} times the usual {usual}.',
  'why.opinion.learned':
    'What is usual was learned from {n, plural, one {# earlier comment} other {# earlier comments}}.',
  'why.opinion.assumed': 'No earlier comments to learn from yet: {usual} counts as usual, as the rule says.',
  'why.opinion.quote': '“{quote}”',
  'why.opinion.over': `Complaints about {theme}: ${SHARE} ({share}); the usual is {usual}. It is over.`,
  'config.no-model': 'the model {path} cannot be read: {why}',
  'config.mend.no-model':
    'Write it with "tocsin learn comments --from FILE.csv --out {path}", in the folder of the configuration, or leave model out.',
  'config.wrong-model': '{path} is no model of comments: {why}',
  'config.unknown-theme': 'there is no theme “{theme}”',
} as const;
