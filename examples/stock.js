// A stock table to try the bot on: `create`, `show`, or `set <sku> <available>`.
import { mkdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const FILE = 'data/example-stock.db';
const [what, sku, available] = process.argv.slice(2);

if (what === 'create') {
  mkdirSync('data', { recursive: true });
  rmSync(FILE, { force: true });
  const db = new Database(FILE);
  db.exec(`
    CREATE TABLE stock (sku TEXT PRIMARY KEY, warehouse TEXT NOT NULL, available INTEGER NOT NULL);
    INSERT INTO stock VALUES ('phone-x', 'east', 480), ('lipstick-9', 'south', 1200), ('cherry-box', 'east', 350);
  `);
  console.log(`${FILE}: a table "stock" with 3 SKUs`);
} else if (what === 'set' && sku && /^\d+$/.test(available ?? '')) {
  const { changes } = open().prepare('UPDATE stock SET available = ? WHERE sku = ?').run(Number(available), sku);
  console.log(
    changes === 1 ? `${sku}: ${available} available` : `there is no SKU ${sku}; see: node examples/stock.js show`,
  );
} else if (what === 'show') {
  console.table(open().prepare('SELECT * FROM stock').all());
} else {
  console.error('usage: node examples/stock.js create | show | set <sku> <available>');
  process.exitCode = 1;
}

function open() {
  return new Database(FILE, { fileMustExist: true });
}
