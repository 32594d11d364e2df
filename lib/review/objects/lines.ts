import type { SourceObject } from '../../manifests';
import { parseFieldPath, toJsonPointer } from '../json-pointer';

/** The line of what a path such as `spec.ports[0].port` leads to, or else of what it is missing from. */
export function findLine(source: SourceObject, path: string): number {
  const steps = parseFieldPath(path);
  for (let count = steps.length; count > 0; count--) {
    const line = source.lineOf(toJsonPointer(steps.slice(0, count)));
    if (line !== undefined) return line;
  }
  return source.line;
}
