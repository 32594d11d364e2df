import type { MeasuredVersion } from '../../../lib/kubernetes';
import { type Change, identity, objectsOf } from '../../changes';
import type { Manifest } from '../../manifests';
import {
  hasNewTemplate,
  type ObservedChange,
  type ObservedObject,
  type ObservedOutcome,
  outcomeOf,
  verdictOfObject,
  worstOf,
} from '../../review';
import { objectionsToPods } from '../pods-of';
import type { Answer, Referee } from '../referee';

/** An object that was applied, as it is live. */
interface Applied {
  readonly manifest: Manifest;
  readonly live: Manifest;
}

/** What Kubernetes makes of BASE and then HEAD of a change, object by object. Kinds that the referee lacks are left out. */
export async function truthOf(referee: Referee, change: Change, version: MeasuredVersion): Promise<ObservedChange> {
  const { base, head, name } = change;
  const standing = new Map<string, Applied>();
  for (const manifest of objectsOf(base)) await apply(referee, manifest, standing);
  const before = new Map(standing);
  const rejected = new Map<string, string>();
  for (const manifest of objectsOf(head)) {
    const answer = await apply(referee, manifest, standing);
    if (answer.rejection !== undefined) rejected.set(identity(manifest), JSON.stringify(answer.rejection.errors));
  }
  const named = new Set(objectsOf(head).map(identity));
  const keys = [...new Set([...named, ...before.keys()])].filter((key) => standing.has(key) || rejected.has(key));
  const seen = keys.map((key): [string, ObservedObject] => {
    const [old, now, message] = [before.get(key)?.live, standing.get(key)?.live, rejected.get(key)];
    const outcome = named.has(key) ? outcomeOf(message, old, now) : 'left-running';
    return [key, { manifest: now ?? {}, outcome, message, before: old, after: now }];
  });
  const objects = await Promise.all(
    seen.map(async ([key, one]) => [key, await objectTruth(referee, one, version)] as const),
  );
  const verdicts = seen.map(([, one], index) => verdictOfObject(one, objects[index]?.[1].podError));
  return {
    name,
    version,
    base,
    head,
    verdict: change.verdict ?? worstOf(verdicts),
    objects: Object.fromEntries(objects),
  };
}

async function apply(referee: Referee, object: Manifest, standing: Map<string, Applied>): Promise<Answer> {
  const key = identity(object);
  const before = standing.get(key);
  const [answer] = await referee.ask([
    before === undefined
      ? { operation: 'create', object }
      : { operation: 'apply', object, live: before.live, lastApplied: before.manifest },
  ]);
  if (answer?.object !== undefined) standing.set(key, { manifest: object, live: answer.object });
  return answer as Answer;
}

async function objectTruth(referee: Referee, seen: ObservedObject, version: MeasuredVersion): Promise<ObservedOutcome> {
  const { outcome, message, before, after } = seen;
  const isSet = after?.kind === 'StatefulSet';
  const templateChanged = isSet && before !== undefined ? hasNewTemplate(before, after) : undefined;
  const isNew = isSet && ['created', 'updated'].includes(outcome) && after.spec.replicas !== 0;
  const [stillborn] = isNew ? await objectionsToPods(referee, after, version) : [];
  return { outcome, message, templateChanged, podError: stillborn };
}
