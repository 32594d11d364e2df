import type { SourceObject } from '../../manifests';
import type { Change, NotApplied } from '../report';

/** Whether a path leads to a value of a Secret, which no report may show. */
export function isSecretValue({ manifest }: SourceObject, path: string): boolean {
  return manifest.kind === 'Secret' && /^\W?(data|stringData)\b/.test(path);
}

/** Removes the values from a change of a Secret. */
export function hideSecretChange(change: Change, source: SourceObject): Change {
  const { before: _, after: __, ...others } = change;
  return isSecretValue(source, change.path) ? others : change;
}

/** Removes the values from a value of a Secret that is not applied. */
export function hideSecretNotApplied(notApplied: NotApplied, source: SourceObject): NotApplied {
  const { asked: _, after: __, ...others } = notApplied;
  return isSecretValue(source, notApplied.path) ? others : notApplied;
}
