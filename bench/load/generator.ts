import { closedLoop } from './closed-loop.js';
import { loadOrderSchema } from './order.js';
import { requests } from './requests.js';
import { steady } from './steady.js';

/** A process of its own, so that making load and taking it do not share a thread. */
const order = loadOrderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const now = Date.now();
const next = requests(order.path, order.payload, order.batch, now, `${now.toString(36)}-${process.pid}-`);
const report = order.rate === null ? await closedLoop(order, next) : await steady(order, order.rate, next);
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit();
