import { posix } from 'node:path';
import { escapeInvisible } from '../../text';
import type { ObjectReport } from '../report';

/** The input of a format besides the report. */
export interface FormatContext {
  /** The path of the reviewed folder in the repository: `dist`. */
  readonly folder: string;
  /**
   * Whether to write in colors, if the format supports them.
   *
   * @default true if stdout is a terminal and NO_COLOR is not set
   */
  readonly hasColors?: boolean;
}

/** The path of an object's file in the repository. Undefined if HEAD does not have the object. */
export function repositoryPathOf({ outcome, file }: ObjectReport, { folder }: FormatContext): string | undefined {
  return outcome === 'left-running' ? undefined : escapeInvisible(posix.join(folder, file));
}
