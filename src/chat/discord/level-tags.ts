import QuickLRU from 'quick-lru';
import { LEVELS, type Level } from '../../domain/level.js';
import { LANGS } from '../../domain/text.js';
import { badge } from '../../text/incident-card.js';
import type { Api } from './api.js';
import { LIMITS } from './limits.js';
import type { Place } from './read.js';

const REMEMBERED = 2_000;

/** The tag a forum has for a level: one called `red`, `RED` or `红色`; null where it has none. */
export function levelTag(forum: Pick<Place, 'tags'>, level: Level | null): string | null {
  if (level === null) return null;
  const names: readonly string[] = [level, ...LANGS.map((lang) => badge(level, lang).toLowerCase())];
  return forum.tags.find((tag) => names.includes(tag.name.trim().toLowerCase()))?.id ?? null;
}

/** The tags of a new post: its level's; where the forum demands one and has none for the level, its first. */
export function tagsFor(forum: Place, level: Level | null): readonly string[] {
  const tag = levelTag(forum, level) ?? (forum.tagRequired ? forum.tags[0]?.id : null);
  return tag == null ? [] : [tag];
}

/** Keeps the level's tag of posts true while the level changes; other tags stay as people set them. */
export class LevelTags {
  readonly #api: Api;
  readonly #shown = new QuickLRU<string, string>({ maxSize: REMEMBERED });

  constructor(api: Api) {
    this.#api = api;
  }

  remember(post: string, forum: Place, level: Level | null): void {
    this.#shown.set(post, levelTag(forum, level) ?? '');
  }

  async keep(post: string, forum: Place, level: Level | null): Promise<void> {
    const wanted = levelTag(forum, level);
    if (wanted === null || this.#shown.get(post) === wanted) return;
    const ofLevels = LEVELS.map((each) => levelTag(forum, each));
    const { applied } = await this.#api.channel(post);
    if (!applied.includes(wanted)) {
      const others = applied.filter((tag) => !ofLevels.includes(tag));
      await this.#api.changeThread(post, { applied_tags: [wanted, ...others].slice(0, LIMITS.appliedTags) });
    }
    this.remember(post, forum, level);
  }
}
