import { Connection } from './connection.js';
import type { LoadOrder, LoadReport } from './order.js';
import { Tally } from './tally.js';

/** How long answers may lag behind at the end. */
const GRACE_MS = 2_000;

/**
 * So many requests a second, whatever the server does. A request waits from the moment it was due, also while every
 * connection is busy: a server that stalls does not slow its own clock down.
 */
export async function steady(order: LoadOrder, rate: number, next: () => string): Promise<LoadReport> {
  const tally = new Tally();
  const connections: Connection[] = [];
  const free: ((due: number) => void)[] = [];
  const late: number[] = [];
  const total = Math.round(order.seconds * rate);
  let answers = 0;
  return new Promise((resolve, reject) => {
    let began = 0;
    let due = 0;
    let timer: NodeJS.Timeout;
    const finish = () => {
      clearTimeout(timer);
      for (const connection of connections) connection.close();
      resolve(tally.report(order.batch, performance.now() - began));
    };
    const tick = () => {
      const now = performance.now();
      const until = Math.min(total, Math.floor(((now - began) / 1000) * rate));
      for (; due < until; due++) {
        const send = free.pop();
        if (send) send(now);
        else late.push(now);
      }
      if (due < total) timer = setTimeout(tick, 1);
      else timer = setTimeout(finish, GRACE_MS);
    };
    const start = () => {
      began = performance.now();
      tick();
    };
    for (let i = 0; i < order.connections; i++) {
      let since = 0;
      const send = (from: number) => {
        since = from;
        connection.send(next());
      };
      const answered = (status: number) => {
        tally.answered(status, performance.now() - since);
        answers++;
        if (answers === total) return finish();
        const waiting = late.shift();
        if (waiting === undefined) free.push(send);
        else send(waiting);
      };
      const ready = () => {
        free.push(send);
        if (free.length === order.connections) start();
      };
      const connection = new Connection(order.port, ready, answered, reject);
      connections.push(connection);
    }
  });
}
