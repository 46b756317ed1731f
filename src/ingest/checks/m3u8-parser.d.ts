declare module 'm3u8-parser' {
  /** The part of a parsed playlist this project reads; what a playlist leaves out is undefined. */
  export interface Manifest {
    readonly segments?: readonly {
      readonly uri?: string;
      readonly duration?: number;
      readonly programDateTime?: number;
    }[];
    readonly playlists?: readonly { readonly uri?: string }[];
    readonly mediaSequence?: number;
    readonly targetDuration?: number;
    readonly endList?: boolean;
  }
  export class Parser {
    readonly manifest: Manifest;
    push(text: string): void;
    end(): void;
  }
}
