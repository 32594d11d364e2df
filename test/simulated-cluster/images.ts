/** What there is to know of an image. By default it is one of an app that counts its visits in a file. */
export interface Image {
  /** Default: true. */
  readonly canBePulled?: boolean;
  /** Default: true. */
  readonly hasShell?: boolean;
  /** Whether its user may write to volumes. Default: true. */
  readonly canWrite?: boolean;
  /** Default: that of `VISITS_FILE`, or one beside the code. */
  readonly keepsVisits?: 'in memory';
  /** Whether its pods get ready. Default: true. */
  readonly getsReady?: boolean;
  /** What it answers by the path that is asked, other than an app that counts its visits would. */
  readonly answers?: Readonly<Record<string, { readonly status: number; readonly body?: string }>>;
  /** What comes of its own commands. Default: they end with 0. */
  readonly commands?: Readonly<Record<string, { readonly code: number; readonly stderr?: string }>>;
}

export type Images = Readonly<Record<string, Image>>;
