/** One measurement on real data: a file of `sections/`, listed in `main.ts`. */
export interface Section {
  readonly name: string;
  /** The folder of the data it needs, within that of all data; where it is absent the section is left out, saying so. */
  readonly needs: string;
  /** Measures and prints, in Markdown; `folder` is where its data lies. */
  run(folder: string): Promise<void> | void;
}
