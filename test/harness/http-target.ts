import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Target {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Headers of the newest request. */
  headers: IncomingMessage['headers'];
  close(): Promise<void>;
}

/** A real server for checks to look at. */
export async function openTarget(
  handlers: Readonly<Record<string, (req: IncomingMessage, res: ServerResponse) => void>>,
): Promise<Target> {
  const server = createServer((req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    target.asked.push(path);
    target.headers = req.headers;
    const handler = handlers[path];
    if (handler) handler(req, res);
    else res.writeHead(404).end('nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const target: Target = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    headers: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return target;
}

export function text(body: string, type = 'application/json', status = 200) {
  return (_: IncomingMessage, res: ServerResponse) => void res.writeHead(status, { 'content-type': type }).end(body);
}
