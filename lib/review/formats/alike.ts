import { PLAIN } from '../../text';
import { type ObjectReport, VERDICTS } from '../report';
import { changesOf, forecastOf } from './facts';

/** Objects to which the same happens, but for their names. */
export interface Alike {
  /** The one that stands for all. */
  readonly first: ObjectReport;
  readonly all: readonly ObjectReport[];
}

const MOST_SPELLED_OUT = 3;

/** Whether there is anything to say of an object. */
export function matters({ outcome, changes, warnings = [], notApplied = [] }: ObjectReport): boolean {
  return outcome !== 'unchanged' || changes.length + warnings.length + notApplied.length > 0;
}

/** The objects of which there is anything to say, the gravest first; many that are alike as one. */
export function alikeOf(objects: readonly ObjectReport[]): Alike[] {
  const groups = new Map<string, { first: ObjectReport; all: ObjectReport[] }>();
  for (const object of objects.filter(matters)) {
    const key = keyOf(object);
    const group = groups.get(key);
    if (group) group.all.push(object);
    else groups.set(key, { first: object, all: [object] });
  }
  const gravity = ({ first }: Alike) => VERDICTS.indexOf(first.verdict);
  return [...groups.values()].flatMap(spelledOut).sort((one, other) => gravity(other) - gravity(one));
}

function spelledOut(group: Alike): Alike[] {
  return group.all.length > MOST_SPELLED_OUT ? [group] : group.all.map((first) => ({ first, all: [first] }));
}

/** The same for two objects that differ in nothing but their names, and what is called after them. */
function keyOf(object: ObjectReport): string {
  const { apiVersion, kind, namespace, name, outcome, verdict, runbook = [] } = object;
  const facts = [...forecastOf(object, PLAIN), ...changesOf(object, PLAIN)].map(({ label, text, lines = [] }) =>
    [label + text, ...lines].join('\n'),
  );
  return JSON.stringify([apiVersion, kind, namespace, outcome, verdict, [...facts, ...runbook].map(nameless(name))]);
}

function nameless(name: string): (text: string) => string {
  return (text) => text.replaceAll(PLAIN.name(name), '\0');
}
