import { Connection } from './connection.js';
import type { LoadOrder, LoadReport } from './order.js';
import { Tally } from './tally.js';

/** As fast as the server answers: every connection sends its next request when its last one is answered. */
export async function closedLoop(order: LoadOrder, next: () => string): Promise<LoadReport> {
  const tally = new Tally();
  const open: Connection[] = [];
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const end = began + order.seconds * 1000;
    let over = false;
    const finish = (now: number) => {
      over = true;
      for (const connection of open) connection.close();
      resolve(tally.report(order.batch, now - began));
    };
    for (let i = 0; i < order.connections; i++) {
      let sentAt = 0;
      const send = () => {
        sentAt = performance.now();
        connection.send(next());
      };
      const answered = (status: number) => {
        const now = performance.now();
        if (over) return;
        tally.answered(status, now - sentAt);
        if (now < end) send();
        else finish(now);
      };
      const connection = new Connection(order.port, send, answered, reject);
      open.push(connection);
    }
  });
}
