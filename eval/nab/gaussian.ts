import type { Detector } from './detector.js';

const WINDOW = 6400;
const STEP = 100;
const BYTES_PER_NUMBER = 18;

/**
 * The benchmark's plain rival: how many standard deviations a value is from the mean of the last 6,400, taken anew
 * every 100. `edges`: a run of values beyond the threshold warns once, as a person would have it; else each one of
 * them does, as published.
 */
export function windowedGaussian(threshold: number, edges: boolean): Detector {
  return ({ values }) => {
    const at: number[] = [];
    let window: number[] = [];
    let waiting: number[] = [];
    let sum = 0;
    let squares = 0;
    let beyond = false;
    for (const [i, value] of values.entries()) {
      const n = window.length;
      const mean = n > 0 ? sum / n : value;
      const deviation = n > 0 ? Math.sqrt(Math.max(0, squares / n - mean * mean)) : 0;
      const far = deviation > 0 ? Math.abs(value - mean) / deviation >= threshold : value !== mean;
      if (far && !(edges && beyond)) at.push(i);
      beyond = far;
      if (n < WINDOW) {
        window.push(value);
        sum += value;
        squares += value * value;
        continue;
      }
      waiting.push(value);
      if (waiting.length < STEP) continue;
      window = [...window.slice(STEP), ...waiting];
      waiting = [];
      sum = window.reduce((total, one) => total + one, 0);
      squares = window.reduce((total, one) => total + one * one, 0);
    }
    return { at, bytes: window.length * BYTES_PER_NUMBER };
  };
}
