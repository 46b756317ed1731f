import { type Manifest, Parser } from 'm3u8-parser';

/** A playlist as far as a check needs it. */
export type Playlist =
  | { readonly kind: 'master'; readonly variants: readonly string[] }
  | {
      readonly kind: 'media';
      /** Number and address of the newest segment. */
      readonly newest: number;
      readonly uri: string;
      readonly targetMs: number;
      /** When the newest segment ended, by the stream's own clock; null where it tells no time. */
      readonly endedAt: number | null;
      /** The stream says of itself that it is over. */
      readonly over: boolean;
    }
  | { readonly kind: 'empty' };

/** Reads an HLS playlist; null where the text is none. `base` is what its addresses are relative to. */
export function readPlaylist(text: string, base: string): Playlist | null {
  if (!text.trimStart().startsWith('#EXTM3U')) return null;
  const manifest = parse(text);
  if (manifest === null) return null;
  if (manifest.playlists && manifest.playlists.length > 0) {
    const variants = manifest.playlists.flatMap(({ uri }) =>
      uri !== undefined && URL.canParse(uri, base) ? [new URL(uri, base).href] : [],
    );
    return { kind: 'master', variants: [...new Set(variants)] };
  }
  const segments = manifest.segments ?? [];
  const last = segments.at(-1);
  if (!last) return { kind: 'empty' };
  const durationMs = (last.duration ?? 0) * 1000;
  const at = last.programDateTime;
  return {
    kind: 'media',
    newest: (manifest.mediaSequence ?? 0) + segments.length - 1,
    uri: last.uri ?? '',
    targetMs: Math.max(1_000, (manifest.targetDuration ?? last.duration ?? 10) * 1000),
    endedAt: at === undefined || !Number.isFinite(at) ? null : at + durationMs,
    over: manifest.endList === true,
  };
}

function parse(text: string): Manifest | null {
  const parser = new Parser();
  try {
    parser.push(text);
    parser.end();
    return parser.manifest;
  } catch {
    return null;
  }
}
