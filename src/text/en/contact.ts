/** How people are called: direct messages, calls and text messages through gateways. */
export const contact = {
  'contact.missed':
    'Could not call {who} by {way}: {why, select, person {they are no longer in people.yaml} account {they have no account there} webhook {it is no longer in oncall.yaml} chat {that chat does not run here} other {{why}}}',
  'contact.way.mention': 'a mention in the channel',
  'contact.way.direct': 'a direct message in {chat}',
  'contact.way.webhook': 'the webhook {id}',
  'contact.later': '{whom} will be called when their quiet hours end.',
  'contact.late': 'This call was due at {due}; it comes {late} late.',
  'contact.because.schedule': 'You are called because you are on duty for {what}.',
  'contact.because.team': 'You are called as one of the team {what}.',
  'contact.because.role': 'You are called for your role: {role}.',
  'contact.because.lead': 'You are called because you lead at {level}.',
  'contact.because.person': 'You are called by name.',
  'contact.page.call':
    '{drill, select, yes {DRILL } other {}}{level} {inc}: {title}. No answer since {since}. In the chat: /risk ack {inc}',
  'contact.page.asked':
    '{drill, select, yes {DRILL } other {}}{level} {inc}: {title}. You are wanted on it. In the chat: /risk info {inc}',
  'contact.page.storm':
    '{drill, select, yes {DRILL } other {}}{n, plural, one {# incident} other {# incidents}} without an answer, the worst {level} {inc}: {title}. In the chat: /risk list open',
  'contact.page.restricted': 'restricted',
  'contact.page.test': 'Tocsin: a test call for {name}. Nothing has happened, and nothing is to be done.',
  'contact.try.title': 'A test call',
  'contact.try.text': 'This is how you are called by {way}. Nothing has happened, and nothing is to be done.',
  'contact.try.sent': 'On its way: {ways}.{missed, select, none {} other { Not {missed}.}}',
  'contact.try.nothing': 'No test call could be sent: not {missed}.',
  'contact.try.missed':
    'by {way} ({why, select, account {you have no account there} webhook {oncall.yaml has no such webhook} chat {that chat does not run here} other {{why}}})',
  'contact.try.none':
    'You are called by mentions in the channels alone. Link an account (/risk link), or write ways for {who} in people.yaml.',
  'contact.try.stranger': 'You are not in people.yaml, so there is no way to call you.',
  'contact.try.after': '{way} ({after} after a step calls you)',
  'contact.fix.unset': 'Set {name} to the address of the gateway and start me again.',
  'contact.fix.address':
    'Set {name} to an address with https (http on this machine alone), without a name or password in it, and start me again.',
  'contact.fix.secret': 'Set {name} to a secret of Standard Webhooks (whsec_<base64>) and start me again.',
  'contact.fix.header': 'Set {name}, the value of the header {header}, and start me again.',
  'contact.fix.redirect': 'It answers with another address, which I do not follow: set {name} to the final one.',
  'contact.fix.denied': 'Look at its key in headers_env and secret_env of the webhook {id} in oncall.yaml.',
  'contact.fix.gone': 'Look at the address in {name}, and whether the gateway still has it.',
  'contact.fix.refused':
    'Look at the body of the webhook {id} in oncall.yaml, and at the person’s phone in people.yaml.',
  'contact.fix.unknown': 'Write the webhook {id} in oncall.yaml, or take it out of people’s ways.',
  'outbox.broken.gateway':
    'Nobody can be called by {service} any more. {fix} Calls that wait for it are kept while nobody answers; I keep trying and say here when it works again.',
  'outbox.well.gateway': 'People can be called by {service} again.',
  'outbox.lost.contact':
    '{whom} could not be called in {channel} to {inc}. {fix} Call them yourself, and see: /risk info {inc}',
  'help.oncall.try': 'send yourself a test call in each of your ways',
  'doctor.section.webhooks': 'Outgoing webhooks',
  'doctor.webhook.well':
    'Webhook {id}: {name} is an address at {host}, {signed, select, yes {signed} other {not signed}}.',
  'doctor.webhook.bad': 'Webhook {id} cannot be used: {why}.',
  'doctor.webhook.taken': 'Webhook {id} takes a test.',
  'doctor.webhook.failed': 'Webhook {id} does not take a test: {why}.',
  'config.phone': 'This is no telephone number.',
  'config.mend.phone': 'Write it as the whole world dials it, in quotes: "+8613800138000".',
  'config.quiet': 'Quiet hours without an end: nobody could ever call them.',
  'config.mend.quiet': 'Write when they begin and end: "23:00-07:00".',
  'config.way': '“{text}” is no way to call somebody.',
  'config.mend.way': 'Write slack, discord or webhook:<id>, where the id stands under webhooks in oncall.yaml.',
  'config.way-account': '{person} is to be called by {way}, but has no account there.',
  'config.mend.way-account': 'Write their {way} id here too, have them type /risk link, or take the way out.',
  'config.way-phone':
    '{person} is to be called by {way}, whose body has a place for their phone, but no phone is written.',
  'config.mend.way-phone': 'Write phone: "+8613800138000", or take the way out.',
  'config.unknown-webhook': 'There is no webhook “{webhook}” in oncall.yaml.',
  'config.webhook-body': 'The body is not JSON once its places are filled: {why}.',
  'config.mend.webhook-body': 'Write JSON with the places inside of strings: {sample}',
  'config.webhook-place': 'There is no place “{place}” in the body of a webhook.',
  'config.webhook-header': '“{header}” is a header I write myself.',
  'config.mend.webhook-header': 'Take it out; leave these to me: {headers}.',
  'config.webhook-timeout': 'The webhook waits {given} for an answer; that is no time, or more than {most}.',
  'config.mend.webhook-timeout': 'Write something like timeout: 10s.',
  'config.webhook-unset': 'The webhook {id} cannot call anybody: {name} is not set.',
} as const;
