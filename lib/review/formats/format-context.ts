import { posix } from 'node:path';
import { plain } from '../../text';
import type { ObjectReport } from '../report';

/** What a format has to know besides the report. */
export interface FormatContext {
  /** The reviewed folder, from the top of the repository: `dist`. */
  readonly folder: string;
  /**
   * Whether to write in colours, where the format can.
   *
   * @default whether stdout is a terminal, and NO_COLOR is not set
   */
  readonly colors?: boolean;
}

/** The file that an object stands in; undefined where HEAD has none. */
export function repositoryPathOf({ outcome, file }: ObjectReport, { folder }: FormatContext): string | undefined {
  return outcome === 'left-running' ? undefined : plain(posix.join(folder, file));
}
