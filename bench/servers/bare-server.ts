import { createServer } from 'node:http';

/** What node:http can do at the most: parses the JSON, keeps nothing, answers. */
const ANSWER = '{"accepted":1}\n';
const HEAD = ['content-type', 'application/json; charset=utf-8', 'content-length', String(ANSWER.length)];
const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    JSON.parse(chunks.length === 1 && chunks[0] ? chunks[0].toString() : Buffer.concat(chunks).toString());
    res.writeHead(202, HEAD);
    res.end(ANSWER);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
