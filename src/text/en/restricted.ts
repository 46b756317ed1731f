/** Incidents that not everybody may know about. */
export const restricted = {
  'restricted.title': 'Restricted incident',
  'restricted.happening':
    'What it is about is shown to those who may see restricted incidents. Level, state and owner are as they stand.',
  'timeline.restricted': 'Restricted: only those who may see restricted incidents learn what it is about',
  'timeline.unrestricted': 'No longer restricted',
  'incident.restrict':
    '{inc} is restricted: elsewhere only its level, state and owner are shown. What was posted before stays as it is.',
  'incident.restrict.noop': '{inc} is restricted already.',
  'incident.unrestrict': '{inc} is no longer restricted; its cards show everything again.',
  'incident.unrestrict.noop': '{inc} is not restricted.',
  'help.restrict': 'restrict an incident to those who may see restricted ones; off to open it again',
  'param.restricted': 'on or off',
};
