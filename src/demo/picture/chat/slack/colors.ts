/** Slack's light colours. */
export const SLACK = {
  paper: '#ffffff',
  edge: '#d0d0d2',
  ink: '#1d1c1d',
  quiet: '#616061',
  link: '#1264a3',
  line: '#e2e2e3',
  border: '#bababb',
  tag: '#e8e8e8',
  primary: '#007a5a',
  danger: '#e01e5a',
  mention: '#e8f5fa',
} as const;
