/** Answers, response clocks, roles. */
export const response = {
  'response.acknowledge': 'acknowledge',
  'response.assemble': 'team assembled',
  'response.assess': 'impact assessed',
  'response.coordinate': 'resources coordinated',
  'response.plan': 'plan',
  'response.update': 'update',
  'response.settle': 'settled',
  'timeline.ack-counted': '{who} acknowledged; still to acknowledge: {of}',
  'timeline.still-asked': 'Asked {who} whether they are still on it',
  'timeline.still': 'Still on it',
  'timeline.contacted': 'Called {who} by {way}',
  'timeline.clocks-started': 'Clocks started: {clocks}',
  'timeline.clock-nudged': 'Reminded of “{clock}”: {share} of its time is gone',
  'timeline.clock-missed': '“{clock}” was due at {due} and is missed',
  'timeline.filed': 'Filed: {what}',
};
