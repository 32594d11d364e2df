import { isDeepStrictEqual } from 'node:util';
import { LAST_APPLIED, parseQuantity } from '../../lib/kubernetes';
import type { ObjectReport } from '../../lib/review';
import { identityOf, objectsOf } from '../changes';
import type { Manifest } from '../manifests';
import type { Live } from './live';
import { located, type Placed } from './placed';

/** What happened to an object. */
export interface Seen {
  readonly manifest: Manifest;
  readonly outcome: ObjectReport['outcome'];
  /** What the server said against it. */
  readonly message?: string;
  /** The object as it was and as it is. */
  readonly before?: Manifest;
  readonly after?: Manifest;
}

/** What an apply left behind. */
export interface Applied {
  /** What was said against objects, by their identity. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly live: Live;
}

/** What happened to every object of a change, by the identity that it has in its manifest. */
export function seenOf({ base, head, namespace }: Placed, before: Applied, after: Applied): Map<string, Seen> {
  const ofHead = new Map(objectsOf(head).map((one) => [identityOf(one), one]));
  const ofBase = objectsOf(base).filter((one) => before.live.has(identityOf(located(one, namespace))));
  const all = new Map([
    ...ofHead,
    ...ofBase.map((one) => [identityOf(one), ofHead.get(identityOf(one)) ?? one] as const),
  ]);
  return new Map(
    [...all].map(([key, manifest]) => {
      const there = identityOf(located(manifest, namespace));
      const [old, now] = [before.live.get(there), after.live.get(there)];
      const message = after.rejected.get(there);
      const outcome = ofHead.has(key) ? outcomeOf(message, old, now) : 'left-running';
      return [key, { manifest, outcome, message, before: old, after: now }];
    }),
  );
}

/** What happened to an object that was applied. */
export function outcomeOf(message: string | undefined, before: Manifest | undefined, after: Manifest | undefined) {
  if (message !== undefined) return 'rejected';
  if (before === undefined) return 'created';
  return differs(before, after) ? 'updated' : 'unchanged';
}

/** Whether anything differs that has an effect. */
function differs(before: Manifest, after: Manifest): boolean {
  if (!isDeepStrictEqual(told(before), told(after))) return true;
  const { kind, metadata } = before;
  if (kind === 'StatefulSet' && templateDiffers(before, after)) return true;
  if (kind === 'StatefulSet' || kind === 'DaemonSet') return metadata.generation !== after.metadata.generation;
  return !isDeepStrictEqual(content(before), content(after));
}

/** Whether pods would be made of another template: the controller compares the text of it. */
export function templateDiffers(before: Manifest, after: Manifest): boolean {
  return JSON.stringify(before.spec.template) !== JSON.stringify(after.spec.template);
}

const OF_CONTROLLERS =
  /^(deployment\.kubernetes\.io|deprecated\.daemonset\.template|pv\.kubernetes\.io|volume\.(beta\.)?kubernetes\.io|batch\.kubernetes\.io|autoscaling\.alpha)/;

/** What a manifest tells of its object beside the content. */
function told({ metadata }: Manifest) {
  const { labels, annotations = {}, finalizers } = metadata;
  const own = Object.entries(annotations).filter(([key]) => key !== LAST_APPLIED && !OF_CONTROLLERS.test(key));
  return { labels, annotations: Object.fromEntries(own), finalizers };
}

/** What an object has in it, with amounts by what they amount to. */
function content({ metadata, status, apiVersion, ...rest }: Manifest): Manifest {
  return JSON.parse(JSON.stringify(rest), (key, value) => (AMOUNTS.includes(key) ? amounts(value) : value));
}

const AMOUNTS = ['requests', 'limits', 'hard', 'capacity', 'default', 'defaultRequest', 'max', 'min'];

function amounts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, parseQuantity(one) ?? one]));
}

/** Whether amounts apart the template is another: so other controllers look at it. */
export function templateMeansAnother(before: Manifest, after: Manifest): boolean {
  return !isDeepStrictEqual(content({ spec: before.spec.template }), content({ spec: after.spec.template }));
}
