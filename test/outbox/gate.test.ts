import { expect, test } from 'vitest';
import { Gate, PAUSES } from '../../src/outbox/gate.js';

const T0 = 1_000_000;

test('open lets everybody through; shut only one at a time, after longer and longer pauses', () => {
  const gate = new Gate();
  expect(gate.opensAt(T0)).toBe(T0);
  let now = T0;
  gate.shut(gate.enter(), 'away', now, null);
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    waits.push(gate.opensAt(now) - now);
    now = gate.opensAt(now);
    const probe = gate.enter();
    expect(gate.opensAt(now)).toBe(Number.POSITIVE_INFINITY);
    gate.shut(probe, 'away', now, null);
  }
  expect(waits).toEqual([500, 1_000, 2_000, 2_000, 2_000]);
  expect(PAUSES.away.at(-1)).toBeLessThanOrEqual(2_000);
});

test('what began before it was shut neither opens it nor makes the pause longer', () => {
  const gate = new Gate();
  const [first, second, third] = [gate.enter(), gate.enter(), gate.enter()];
  expect(gate.shut(first, 'broken', T0, null)).toBe(true);
  expect(gate.shut(second, 'broken', T0 + 5, null)).toBe(false);
  expect(gate.open(third)).toBeNull();
  expect(gate.opensAt(T0)).toBe(T0 + 60_000);
});

test('what broke and then did not answer is still what broke once it is well', () => {
  const gate = new Gate();
  gate.shut(gate.enter(), 'broken', T0, null);
  gate.shut(gate.enter(), 'away', T0 + 60_000, null);
  expect(gate.plight).toBe('away');
  expect(gate.open(gate.enter())).toEqual({ plight: 'away', broke: true });
  expect(gate.plight).toBeNull();
});

test('a clock that went back opens it rather than keep it shut for an hour', () => {
  const gate = new Gate();
  gate.shut(gate.enter(), 'broken', T0, 3_600_000);
  expect(gate.opensAt(T0 - 10)).toBe(T0 - 10);
});
