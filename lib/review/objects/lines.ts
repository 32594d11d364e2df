import type { SourceObject } from '../../manifests';
import { pointerStep } from '../pointer';

const STEP = /\['(?<quoted>[^']*)'\]|\[(?<index>\d+)\]|\.?(?<name>[^.[]+)/g;

/** The line of what a path such as `spec.ports[0].port` leads to, or else of what it is missing from. */
export function lineOfPath(source: SourceObject, path: string): number {
  const steps = [...path.matchAll(STEP)].map(({ groups = {} }) => groups.quoted ?? groups.index ?? String(groups.name));
  for (let count = steps.length; count > 0; count--) {
    const line = source.lineOf(pointer(steps.slice(0, count)));
    if (line !== undefined) return line;
  }
  return source.line;
}

function pointer(steps: readonly string[]): string {
  return steps.map(pointerStep).join('');
}
