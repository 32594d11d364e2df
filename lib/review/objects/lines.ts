import type { SourceObject } from '../../manifests';
import { pointerOf, stepsOf } from '../pointer';

/** The line of what a path such as `spec.ports[0].port` leads to, or else of what it is missing from. */
export function lineOfPath(source: SourceObject, path: string): number {
  const steps = stepsOf(path);
  for (let count = steps.length; count > 0; count--) {
    const line = source.lineOf(pointerOf(steps.slice(0, count)));
    if (line !== undefined) return line;
  }
  return source.line;
}
