import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;

/** One connection kept alive, one request at a time on it; understands only as much HTTP as it must. */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #closed = false;

  /** `onAnswer` is told the status of each answer. */
  constructor(port: number, onReady: () => void, onAnswer: (status: number) => void, onFail: (error: Error) => void) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true }, onReady);
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => {
      this.#received = this.#received === '' ? text : this.#received + text;
      const end = this.#received.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const length = LENGTH.exec(this.#received)?.[1];
      if (length === undefined) return onFail(new Error(`an answer without content-length:\n${this.#received}`));
      if (this.#received.length < end + END_OF_HEAD.length + Number(length)) return;
      const status = Number(this.#received.slice(9, 12));
      this.#received = '';
      onAnswer(status);
    });
    this.#socket.on('error', (error) => onFail(error));
    this.#socket.on('close', () => {
      if (!this.#closed) onFail(new Error(`the server on port ${port} closed the connection`));
    });
  }

  send(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
  }
}
