/** An image of a database, queue or store, and how it keeps its data. */
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
   * The unsupported steps at which the image does not start. Other unsupported steps may work.
   */
  readonly refuses?: readonly ('upgrades' | 'downgrades')[];
  /** The preparation that a supported step to another release needs. */
  readonly stepNeeds?: string;
  /** Paths that the image declares as volumes. */
  readonly volumes?: readonly string[];
  /** Variables that set the name of the folder in the data directory, which is otherwise the hostname. */
  readonly hostFolderFixedBy?: readonly string[];
  /** The settings that change the data directory. */
  readonly movedBy: DataPathSettings;
  /** Whether it is often used as a cache, without a volume. */
  readonly isOftenCache?: true;
  /** The pages and files that these facts are from. */
  readonly sources: readonly string[];
}

/** The versions from one on that keep data in the same way. */
export interface Release {
  /** The first version, or its first components: `9.6`, `17`. */
  readonly from: string;
  /**
   * The default data directory: `/var/lib/mysql`, or `/var/lib/postgresql/{major}/docker`. Null if the image has no
   * default, and the command line sets the path.
   */
  readonly dataPath: string | null;
  /** The oldest version, or its first components, whose data it opens without preparation. */
  readonly opensFrom: string;
  /** The newest earlier version whose data it opens, if it does not open all. */
  readonly opensTo?: string;
  /**
   * The supported downgrades, down to `from`: none, to a lower patch version, or to a lower minor version. `unknown` if
   * the maintainers do not say.
   */
  readonly downgrades: 'none' | 'patch' | 'minor' | 'unknown';
  /** How to upgrade from a version before `opensFrom`: `pg_upgrade, or a dump and a restore`. */
  readonly upgrade: string;
  /** The mount paths at which the image does not start, unless another data directory is set, with the reason. */
  readonly refusedMounts?: Readonly<Record<string, string>>;
}

/** The settings that change the data directory of an image. */
export interface DataPathSettings {
  /** Environment variables whose value is the path: `PGDATA`. */
  readonly variables?: readonly string[];
  /** Arguments whose value is the path: `--data-dir`, `-D`. They stand as `--data-dir=PATH` or `--data-dir PATH`. */
  readonly flags?: readonly string[];
  /** The data directory if a container's arguments replace those of the image, without the flags. */
  readonly withoutFlag?: string;
  /** The argument before the paths: `server` of `minio server /data`. */
  readonly command?: string;
  /** Arguments that decide which files of the data directory are read: `--appendonly`. */
  readonly fileFlags?: readonly string[];
  /** Arguments that name a configuration file, which may set it: `--config-file`. */
  readonly configurationFlags?: readonly string[];
  /** Files and folders of configuration that the image reads by itself: `/etc/mysql`. */
  readonly configurationPaths?: readonly string[];
}
