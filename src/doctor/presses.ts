import type { Invocation } from '../chat/registry.js';
import type { Person } from '../domain/person.js';

/** Somebody pressed the button. */
export interface Press {
  readonly who: string;
  /** `doctor`: it came to this process; `bot`: the running bot took it. */
  readonly by: 'doctor' | 'bot';
}

/** Presses that are waited for, by the code of their button. */
export class PressDesk {
  readonly #waiting = new Map<string, (press: Press) => void>();

  constructor(private readonly people: readonly Person[]) {}

  /** Resolves at the first press of a button. */
  wait(code: string): Promise<Press> {
    return new Promise((resolve) => this.#waiting.set(code, resolve));
  }

  onPress(code: string, { platform, account }: Invocation): void {
    const person = this.people.find(({ accounts }) =>
      accounts.some((each) => each.platform === platform && each.id === account?.id),
    );
    this.#waiting.get(code)?.({ who: person?.name ?? account?.name ?? '?', by: 'doctor' });
  }

  taken(code: string, who: string): void {
    this.#waiting.get(code)?.({ who, by: 'bot' });
  }
}
