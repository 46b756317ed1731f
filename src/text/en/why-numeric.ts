const LEVEL = '{level, select, blue {blue} yellow {yellow} orange {orange} red {red} other {no level}}';
const FROM = '{from, select, yellow { at yellow or graver} orange { at orange or graver} red { at red} other {}}';

/** How a level came about, of the kinds of rules that put figures together: what /risk why says. */
export const whyNumeric = {
  'why.name': '{name}',
  'why.list': '{a}, {b}',
  'why.evidence-only': 'The rule “{rule}” is now evidence only: what it finds no longer warns by itself.',
  'why.show-over': '“{show}” is over.',
  'why.show-gone': 'The show it belonged to is no longer in the calendar.',
  'why.missing.clear': 'Nothing has come for {after}, last seen {seen}; without data it no longer counts.',
  'why.missing.level': `Nothing has come for {after}, last seen {seen}; with nothing known it is ${LEVEL}.`,
  'why.missing.back': 'It reports again, since {at}.',
  'why.upstream.stale': '{source} has neither repeated nor resolved it for {stale}; it is taken to be over.',
  'why.change.window':
    '{name} is {value}; {from, select, value {{over} before it was} mean {its mean over the last {over} is} other {its median over the last {over} is}} {base}.',
  'why.change.shows':
    '{name} is {value} in minute {minute, number} of “{show}”; the median of {n} earlier shows of this host and scene at that minute is {base}.',
  'why.change.over': `That is {by} {way, select, less {less} other {more}}; beyond {threshold} it is ${LEVEL}.`,
  'why.change.eased': `That is {by} {way, select, less {less} other {more}}, hardly back within {threshold}; it stays ${LEVEL} until it is back by {ease} of that.`,
  'why.change.back': 'That is {by} {way, select, less {less} other {more}}, within {threshold}.',
  'why.change.unknown':
    'There is nothing yet to compare it with{against, select, shows {: {n} of the {least} earlier shows needed are known} other {}}.',
  'why.ratio.of':
    '{measure, select, latest {} other {Within {window}: }}{over} {a, number} ÷ {under} {b, number} = {ratio}.',
  'why.ratio.past': `{ratio} is {direction, select, below {below} other {above}} {threshold}: ${LEVEL}.`,
  'why.ratio.eased': `{ratio} is hardly back past {threshold}; it stays ${LEVEL} until it is past it by {ease}.`,
  'why.ratio.back': '{ratio} is no longer {direction, select, below {below} other {above}} {threshold}.',
  'why.ratio.few':
    '{measure, select, latest {} other {Within {window}: }}{under} is {n, number}; {min, plural, =0 {no ratio can be taken of that} other {under {min, number} nothing is said of the ratio}}.',
  'why.ratio.unknown': '{over} or {under} is not known yet, or too old to be used.',
  'why.expiry.near': `It ends on {date}, in {left}; from {threshold} before it is ${LEVEL}.`,
  'why.expiry.expired': `It ended on {date}, {left} ago: ${LEVEL}.`,
  'why.expiry.renewed': 'It now ends on {date}, in {left}.',
  'why.expiry.far': 'It ends on {date}, in {left}.',
  'why.expiry.no-end': 'It has no end any more.',
  'why.stale-stock.idle': `{stock, number} in stock; {sold, select, yes {the last sale was} other {not one sale has been seen since it came into stock}} on {since}, {idle} ago; from {threshold} on it is ${LEVEL}.`,
  'why.stale-stock.tied': '{stock, number} × {cost} = {money} tied up.',
  'why.stale-stock.sold': 'It sells again; {stock, number} in stock.',
  'why.stale-stock.moving': '{stock, number} in stock, {idle} without a sale, less than {threshold}.',
  'why.stale-stock.sold-out': 'It is sold out; {stock, number} in stock.',
  'why.stale-stock.unknown': 'The stock is not known yet.',
  'why.concentration.share':
    '{count, plural, one {{who} carries} other {The largest # ({who}) carry}} {value, number} of {total, number} = {share}, among {n, number} by {of}.',
  'why.concentration.over': `{share} is above {threshold}: ${LEVEL}.`,
  'why.concentration.eased': `{share} is hardly back under {threshold}; it stays ${LEVEL} until it is under it by {ease}.`,
  'why.concentration.back': '{share} is no longer above {threshold}.',
  'why.concentration.few':
    'The total is {total, number} among {n, number} by {of}; {min, plural, =0 {of nothing} other {under {min, number}}}, or among fewer than {least, number}, nothing is said.',
  'why.composite.is': `{rule} is ${LEVEL} since {since}{n, plural, one {} other { (# conditions)}}.`,
  'why.composite.was': `{rule} was ${LEVEL}, over since {since}; it counts for {within} more.`,
  'why.composite.not': '{rule} finds nothing.',
  'why.composite.rule': `{rule}${FROM}`,
  'why.composite.op.all': '{a} and {b}',
  'why.composite.op.any': '{a} or {b}',
  'why.composite.op.not': 'not {a}',
  'why.composite.op.group': '({a})',
  'why.composite.fixed': `This holds: {condition}. For that the rule gives ${LEVEL}.`,
  'why.composite.members': `This holds: {condition}. The level is that of the {of, select, lowest {slightest} other {gravest}} of them{plus, plural, =0 {} =-3 {, three down} =-2 {, two down} =-1 {, one down} one {, one up} other {, # up}}: ${LEVEL}.`,
  'why.composite.over': 'This no longer holds: {condition}.',
  'why.index.below': `The score is {score, number} of 100, below {threshold, number}: ${LEVEL}. {n} of {of} inputs count.`,
  'why.index.eased': `The score is {score, number} of 100, hardly back over {threshold, number}; it stays ${LEVEL} until it is over it by {ease}.`,
  'why.index.enough': 'The score is {score, number} of 100, not below {threshold, number}.',
  'why.index.pull':
    '{how, select, worst {{input} is missing, taken for 0} held {{input} was last {raw}: {score} of 100} other {{input} is {raw}: {score} of 100}} at {share} of the weight takes {lost, number} points.',
  'why.index.missing': 'Not known, left out: {inputs}.',
  'why.index.unknown': 'Only {coverage} of the weight is known; under {least} there is no score.',
  'why.index.needs': '{input} is not known; without it there is no score.',
} as const;
