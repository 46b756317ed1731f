import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { basename, join } from 'node:path';

/** Serves the stream, and figures about it to Prometheus. */
export interface Origin {
  readonly port: number;
  readonly playlist: string;
  /** How often Prometheus has looked. */
  scrapes(): number;
  /** Hangs up on everybody and takes no more calls. */
  cut(): Promise<void>;
  /** Takes calls again, at the same address. */
  restore(): Promise<void>;
}

export async function startOrigin(folder: string): Promise<Origin> {
  let scrapes = 0;
  const answer = (url: string, res: ServerResponse) => {
    if (url === '/metrics') {
      scrapes++;
      res.setHeader('content-type', 'text/plain; version=0.0.4');
      res.end(`# TYPE hls_playlist_age_seconds gauge\nhls_playlist_age_seconds ${age(join(folder, 'live.m3u8'))}\n`);
      return;
    }
    const file = join(folder, basename(url));
    if (!existsSync(file)) {
      res.statusCode = 404;
      res.end();
      return;
    }
    res.setHeader('content-type', file.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp2t');
    createReadStream(file)
      .on('error', () => res.destroy())
      .pipe(res);
  };
  let server: Server;
  const listen = async (port: number): Promise<number> => {
    server = createServer((req, res) => answer(req.url ?? '/', res));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  };
  const port = await listen(0);
  return {
    port,
    playlist: `http://127.0.0.1:${port}/live.m3u8`,
    scrapes: () => scrapes,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    async restore() {
      await listen(port);
    },
  };
}

/** Seconds since the encoder last wrote. */
function age(file: string): number {
  return existsSync(file) ? (Date.now() - statSync(file).mtimeMs) / 1000 : 1e9;
}
