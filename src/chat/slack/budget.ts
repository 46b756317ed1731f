/** How much of a card is shown, in characters; `controls`: how many buttons and options. */
export interface Budget {
  readonly text: number;
  readonly field: number;
  readonly controls: number;
}

/** From what is shown of nearly every card to what surely fits; the first that keeps a message under Slack's size is taken. */
export const BUDGETS: readonly Budget[] = [
  { text: 6000, field: 600, controls: 125 },
  { text: 2800, field: 300, controls: 50 },
  { text: 1400, field: 120, controls: 25 },
  { text: 700, field: 60, controls: 8 },
  { text: 400, field: 30, controls: 0 },
];
