/** What the outbox says of itself, and an incident's own channel. */
export const outbox = {
  'outbox.broken.channel':
    'Nothing reaches {channel} on {service} any more. {fix} What waits for it is kept; I keep trying and say here when it works again.',
  'outbox.broken.rooms':
    'Incidents get no channels of their own near {channel} on {service}. {fix} Their cards stand in the other channels; I keep trying and say here when it works again.',
  'outbox.broken.service':
    'Nothing reaches {service} any more. {fix} What waits for it is kept; I keep trying and say here when it works again.',
  'outbox.broken.why': 'The answer was: {why}.',
  'outbox.well.channel': '{channel} on {service} is reached again. Cards of running incidents go there now.',
  'outbox.well.rooms': 'Incidents get channels of their own near {channel} on {service} again.',
  'outbox.well.service': '{service} is reached again. Cards of running incidents go there now.',
  'outbox.lost.card': 'The card of {inc} could not be shown in {channel}. {fix} To see it: /risk info {inc}',
  'outbox.lost.call':
    'The call of {whom} to {inc} could not be posted in {channel}. {fix} Please reach them another way.',
  'outbox.lost.digest': 'The summary of many incidents could not be shown in {channel}. {fix} To see them: /risk list',
  'outbox.place.room': 'the channel of {inc}',
  'outbox.place.dm': 'the direct messages of {account} on {service}',
  'outbox.room.topic': '{level} · {title} · {state} · {owner}',
  'outbox.room.owner': 'owner: {who}',
  'outbox.room.free': 'no owner yet',
  'outbox.link.runbook': 'Runbook',
  'outbox.link.dashboard': 'Dashboard',
  'outbox.link.source': 'Source',
} as const;
