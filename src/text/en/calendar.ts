export const calendar = {
  'picture.not-drawn': 'The picture could not be drawn; the log says why. The lines above say the same.',
  'picture.slack-scope':
    "The picture is missing: the Slack app lacks the scope {scope}. Add it on the app''s page under OAuth & Permissions, then install the app anew.",
  'picture.slack': 'The picture is missing: Slack did not take it ({why}). Ask again in a moment.',
  'picture.slack-slow': 'The picture is missing: Slack was not done with it in time. Ask again in a moment.',
  'picture.discord':
    'The picture is missing: Discord takes no files of mine here. Give my role the permission Attach Files in this channel.',
  'slack.ui.scope.files-write': 'uploads pictures such as the on-call calendar',
  'calendar.title': 'On call: the next {days} days',
  'calendar.title.one': '{name}: the next {days} days',
  'calendar.zone': 'Times in {zone}',
  'calendar.alt':
    'Calendar of who is on call from {from} to {until}: {schedules}. {gaps, plural, =0 {No gaps.} one {# gap.} other {# gaps.}}',
  'calendar.row.line': '{day} · {from}–{until} {people}',
  'calendar.row.whole': '{day} · all day {people}',
  'calendar.row.none': 'nobody on duty in these days',
  'calendar.row.more':
    '… {n, plural, one {# more line} other {# more lines}}; the picture and the calendar feed show all of it.',
  'calendar.mark.changed': '{people} (stands in)',
  'calendar.gap': '⚠ nobody',
  'calendar.legend.changed': 'override or swap',
  'calendar.legend.gap': 'nobody on call',
  'calendar.legend.show': 'show',
  'calendar.legend.now': 'now',
  'calendar.button.feed': 'Subscribe',
  'calendar.feed.title': 'Calendar feed: {what}',
  'calendar.feed.me': 'your own duties',
  'calendar.feed.how':
    'Add this address to your calendar as a subscription (Google: From URL; Apple: New Calendar Subscription; Outlook: Subscribe from web). It shows 14 days back and 90 ahead and stays up to date.',
  'calendar.feed.secret': 'The address is a key: whoever has it can read this calendar. Keep it to yourself.',
  'calendar.feed.no-url':
    'I do not know under which address calendars reach me. Set TOCSIN_PUBLIC_URL (for example https://tocsin.example.com), let a reverse proxy there pass /v1/oncall/ to my port, and restart me.',
  'calendar.feed.no-secret':
    'Calendar feeds are off: they need a secret. Set TOCSIN_CALENDAR_SECRET to at least 32 random characters (openssl rand -hex 32) and restart me.',
  'help.oncall.calendar': 'a picture of who is on call in the next 14 days',
  'help.oncall.feed': 'the private address of a calendar to subscribe to',
  'doctor.pictures.well': 'Pictures: text is drawn with {font}.',
  'doctor.pictures.no-han':
    'Pictures: no font here has Chinese characters, so names and words in Chinese are left out of them.',
  'doctor.pictures.no-han.mend':
    'Install one and restart me: apt install fonts-noto-cjk (or fonts-wqy-microhei); on other systems Noto Sans CJK SC or Source Han Sans.',
  'doctor.pictures.broken': 'Pictures cannot be drawn on this machine: {why}.',
  'doctor.pictures.broken.mend':
    'Install the dependencies anew for this machine (npm ci). Until then the on-call calendar is shown as text.',
};
