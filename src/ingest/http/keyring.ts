import { timingSafeEqual } from 'node:crypto';
import { digest } from '../signing/secret.js';
import type { SourceConfig } from '../sources.js';

/** The sources, laid out for admitting requests. */
export class Keyring {
  readonly #byId = new Map<string, SourceConfig>();
  readonly #bearers: { readonly digest: Buffer; readonly source: SourceConfig }[] = [];
  /** Takes what names no source and carries no secret: unsigned, and may send as anybody. */
  readonly open: SourceConfig | undefined;

  constructor(sources: readonly SourceConfig[]) {
    for (const source of sources) {
      this.#byId.set(source.id, source);
      if (source.auth.type !== 'bearer') continue;
      for (const secret of source.auth.secrets) this.#bearers.push({ digest: digest(secret), source });
    }
    this.open = sources.find((s) => s.auth.type === 'unsigned' && s.kind === 'signals' && s.as.includes('*'));
  }

  get(id: string): SourceConfig | undefined {
    return this.#byId.get(id);
  }

  ofKind(kind: string): readonly SourceConfig[] {
    return [...this.#byId.values()].filter((source) => source.kind === kind);
  }

  /** Those whose secret the token is. Every secret is compared, so the time taken says nothing. */
  withToken(token: string): readonly SourceConfig[] {
    const presented = digest(token);
    const fitting: SourceConfig[] = [];
    for (const bearer of this.#bearers) if (timingSafeEqual(bearer.digest, presented)) fitting.push(bearer.source);
    return fitting;
  }
}
