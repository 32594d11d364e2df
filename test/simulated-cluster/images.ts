/** An image. By default its app counts visits in a file. */
export interface SimulatedImage {
  /** @default true */
  readonly canBePulled?: boolean;
  /** @default true */
  readonly hasShell?: boolean;
  /**
   * Whether its user may write to volumes.
   *
   * @default true
   */
  readonly canWrite?: boolean;
  /** @default the file of the variable `VISITS_FILE`, otherwise a file beside the code */
  readonly storesVisits?: 'in memory';
  /**
   * Whether its pods become ready.
   *
   * @default true
   */
  readonly becomesReady?: boolean;
  /** Its responses by path, instead of those of an app that counts visits. */
  readonly responses?: Readonly<Record<string, { readonly status: number; readonly body?: string }>>;
  /**
   * The results of its commands.
   *
   * @default exit code 0
   */
  readonly commands?: Readonly<Record<string, { readonly code: number; readonly stderr?: string }>>;
}

export type SimulatedImages = Readonly<Record<string, SimulatedImage>>;
