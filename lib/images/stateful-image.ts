/** An image of a database, queue or store, and what it does with its data. */
export interface StatefulImage {
  /** Such as `PostgreSQL`. */
  readonly title: string;
  /** The repositories with their registry: `docker.io/library/postgres`. */
  readonly repositories: readonly string[];
  /** In the order of their versions. A version belongs to the last release whose `from` is not above it. */
  readonly releases: readonly Release[];
  /** The newest version, or its first components, that the releases describe: `18`, `8.4`. `0` if no upgrade is known. */
  readonly knownTo: string;
  /**
   * The steps that the releases do not allow and that stop the image from starting. Of others the maintainers only say
   * that they are not supported.
   */
  readonly refuses?: readonly ('upgrades' | 'downgrades')[];
  /** What a step to another release needs before, although it is supported. */
  readonly stepNeeds?: string;
  /** Paths that the image declares as volumes. */
  readonly volumes?: readonly string[];
  /** Variables that fix the name of the folder below the data directory, which otherwise has the host's name. */
  readonly hostFolderFixedBy?: readonly string[];
  /** What moves the data directory. */
  readonly movedBy: Movers;
  /** Whether many people run it as a cache, without a volume. */
  readonly isOftenCache?: true;
  /** Pages and files that all of this rests on. */
  readonly sources: readonly string[];
}

/** What the versions from one on do. */
export interface Release {
  /** The first version, or its first components: `9.6`, `17`. */
  readonly from: string;
  /**
   * Where the data lies, unless it is moved: `/var/lib/mysql`, or `/var/lib/postgresql/{major}/docker`. Null if the
   * image has no default and the command line states the path.
   */
  readonly dataPath: string | null;
  /** The oldest version, or its first components, whose data it opens by itself. */
  readonly opensFrom: string;
  /** The newest earlier version whose data it opens, if that is not every one. */
  readonly opensTo?: string;
  /**
   * What may get lower, down to `from`, and the data is still opened: nothing, the patch version, or the minor version.
   * `unknown` if the maintainers do not say.
   */
  readonly downgrades: 'none' | 'patch' | 'minor' | 'unknown';
  /** What a step from a version before `opensFrom` needs: `pg_upgrade, or a dump and a restore`. */
  readonly upgrade: string;
  /** Mount paths at which the image exits before it has data, unless its data directory is moved; with its reason. */
  readonly refusedMounts?: Readonly<Record<string, string>>;
}

/** What moves the data directory of an image. */
export interface Movers {
  /** Environment variables whose value is the path: `PGDATA`. */
  readonly variables?: readonly string[];
  /** Arguments whose value is the path: `--data-dir`, `-D`. They stand as `--data-dir=PATH` or `--data-dir PATH`. */
  readonly flags?: readonly string[];
  /** Where the data lies if a container has arguments, which replace those of the image, and none of the flags. */
  readonly withoutFlag?: string;
  /** The argument behind which the paths stand: `server` of `minio server /data`. */
  readonly command?: string;
  /** Arguments that decide which files of the data directory are read: `--appendonly`. */
  readonly fileFlags?: readonly string[];
  /** Arguments that name a file of configuration which may move it: `--config-file`. */
  readonly configurationFlags?: readonly string[];
  /** Files and folders of configuration that the image reads by itself: `/etc/mysql`. */
  readonly configurationPaths?: readonly string[];
}
