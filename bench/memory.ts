import { execFileSync } from 'node:child_process';

/** Resident memory of a process, MB (10^6 bytes). */
export function residentMb(pid: number): number {
  const kib = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  return (kib * 1024) / 1e6;
}
