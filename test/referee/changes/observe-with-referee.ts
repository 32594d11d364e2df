import type { MeasuredVersion } from '../../../lib/kubernetes';
import { identityOf, type ManifestChange, objectsOf } from '../../changes';
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
import { listPodObjections } from '../pod-objections';
import type { Referee, RefereeAnswer } from '../referee';

/** A manifest that was applied, and the live object. */
interface AppliedObject {
  readonly manifest: Manifest;
  readonly live: Manifest;
}

/** Applies BASE and then HEAD of a change to a referee. Returns what happens to each object of a kind that it judges. */
export async function observeWithReferee(
  referee: Referee,
  change: ManifestChange,
  version: MeasuredVersion,
): Promise<ObservedChange> {
  const { base, head, name } = change;
  const applied = new Map<string, AppliedObject>();
  for (const manifest of objectsOf(base)) await apply(referee, manifest, applied);
  const before = new Map(applied);
  const rejected = new Map<string, string>();
  for (const manifest of objectsOf(head)) {
    const answer = await apply(referee, manifest, applied);
    if (answer.rejection !== undefined) rejected.set(identityOf(manifest), JSON.stringify(answer.rejection.errors));
  }
  const named = new Set(objectsOf(head).map(identityOf));
  const keys = [...new Set([...named, ...before.keys()])].filter((key) => applied.has(key) || rejected.has(key));
  const seen = keys.map((key): [string, ObservedObject] => {
    const [old, now, message] = [before.get(key)?.live, applied.get(key)?.live, rejected.get(key)];
    const outcome = named.has(key) ? outcomeOf(message, old, now) : 'left-running';
    return [key, { manifest: now ?? {}, outcome, message, before: old, after: now }];
  });
  const objects = await Promise.all(
    seen.map(async ([key, one]) => [key, await observeObject(referee, one, version)] as const),
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

async function apply(referee: Referee, object: Manifest, applied: Map<string, AppliedObject>): Promise<RefereeAnswer> {
  const key = identityOf(object);
  const before = applied.get(key);
  const [answer] = await referee.ask([
    before === undefined
      ? { operation: 'create', object }
      : { operation: 'apply', object, live: before.live, lastApplied: before.manifest },
  ]);
  if (answer?.object !== undefined) applied.set(key, { manifest: object, live: answer.object });
  return answer as RefereeAnswer;
}

async function observeObject(
  referee: Referee,
  seen: ObservedObject,
  version: MeasuredVersion,
): Promise<ObservedOutcome> {
  const { outcome, message, before, after } = seen;
  const isSet = after?.kind === 'StatefulSet';
  const templateChanged = isSet && before !== undefined ? hasNewTemplate(before, after) : undefined;
  const isNew = isSet && ['created', 'updated'].includes(outcome) && after.spec.replicas !== 0;
  const [podError] = isNew ? await listPodObjections(referee, after, version) : [];
  return { outcome, message, templateChanged, podError };
}
