import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type LoadOrder, type LoadReport, loadReportSchema } from './order.js';

const GENERATOR = fileURLToPath(new URL('./generator.js', import.meta.url));

/** Runs the generator. Throws where any answer was not a 2xx: such a figure would mean nothing. */
export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [GENERATOR, JSON.stringify(order)]);
  const report = loadReportSchema.parse(JSON.parse(stdout));
  const bad = Object.keys(report.statuses).filter((status) => !status.startsWith('2'));
  if (bad.length > 0 || report.requests === 0)
    throw new Error(
      `${order.path} on port ${order.port} answered ${JSON.stringify(report.statuses)}; expected 2xx only`,
    );
  return report;
}
