import { podCreationError, podStartError } from '../../api-server';
import { isSame, type Json, namespaceOf, ordinalsOf, POD_TEMPLATES } from '../../kubernetes';
import { Field } from '../../validation';
import { toComparableObject } from '../changes';
import { isStatefulSet, type Outcome } from '../cluster';
import { dataReports, startProblem, verdictOfData } from '../data';
import { describePodChanges, existingOrdinals, hasDataLoss, reportClaims, reportRollout } from '../pods';
import { type ObjectReport, type Rollout, type Verdict, worstVerdict } from '../report';
import type { WorkloadContext } from './context';

/** A report on the pods of an object and on their claims. */
export type PodsReport = Pick<ObjectReport, 'rollout' | 'pods' | 'claims' | 'data'> & {
  /** The worst of it. `none` if nothing happens to pods and claims. */
  readonly verdict: Verdict;
  /** Whether running pods are replaced because of a new template or, of a Pod, containers because of a new image. */
  readonly replacesPods: boolean;
};

const NO_ROLLOUT: Rollout = { templateChanged: false, restarts: [], held: [], creates: [], deletes: [] };

/** A workload before and after an apply. */
interface WorkloadChange {
  readonly outcome: Outcome;
  readonly before: Field | undefined;
  readonly after: Field;
  /** Returns why the pods of `after` cannot be created or cannot start. Undefined if they can. */
  readonly findPodError: () => string | undefined;
}

/** Reports what an apply does to the pods of an accepted object. */
export function reportPods(outcome: Outcome, context: WorkloadContext): PodsReport {
  const { objects, cluster, storage } = context;
  const before = outcome.before && new Field(outcome.before.live);
  const after = new Field(outcome.after?.live);
  const data = dataReports(outcome, storage, context);
  const findPodError = () =>
    podStartError(after, objects, cluster.server.version) ?? startProblem(outcome, data, storage);
  const change = { outcome, before, after, findPodError };
  const report = isStatefulSet(outcome.identity)
    ? reportStatefulSet(change, context)
    : reportOtherWorkload(change, context);
  if (data.length === 0) return report;
  return { ...report, data, verdict: worstVerdict([report.verdict, verdictOfData(data)]) };
}

/** Reports the pods and claims of a StatefulSet that an apply does not change. Reports nothing for other kinds. */
export function reportUnchangedPods({ identity, before }: Outcome): Pick<ObjectReport, 'rollout' | 'claims'> {
  if (!isStatefulSet(identity)) return {};
  if (before === undefined) return { rollout: NO_ROLLOUT };
  const statefulSet = new Field(before.live);
  const claims = reportClaims(ordinalsOf(statefulSet), statefulSet);
  return { rollout: NO_ROLLOUT, ...(claims.length > 0 && { claims }) };
}

function reportStatefulSet(
  { outcome, before, after, findPodError }: WorkloadChange,
  context: WorkloadContext,
): PodsReport {
  const { objects, cluster, claimsOfBase } = context;
  const { version } = cluster.server;
  const hasPodsBefore = before !== undefined && podCreationError(before, objects, version) === undefined;
  const change = { before, after, hasPodsBefore, podError: findPodError(), kubernetes: version };
  const rollout = reportRollout(change);
  const existingClaims = claimsOfBase.get(namespaceOf(outcome.identity));
  const claims = reportClaims(existingOrdinals(change), after, existingClaims);
  return {
    rollout,
    ...(claims.length > 0 && { claims }),
    verdict: hasDataLoss(claims) ? 'data-loss' : verdictOfRollout(rollout),
    replacesPods: rollout.restarts.length > 0,
  };
}

function verdictOfRollout({ broken, restarts, deletes }: Rollout): Verdict {
  if (broken !== undefined) return 'broken';
  return restarts.length + deletes.length > 0 ? 'restart' : 'none';
}

function reportOtherWorkload(
  { outcome, before, after, findPodError }: WorkloadChange,
  context: WorkloadContext,
): PodsReport {
  const { description, restartsPods, createsPods } = describePodChanges({
    before,
    after,
    hasNewTemplate: hasNewTemplate(outcome, context),
  });
  const replacesPods = restartsPods && createsPods;
  const podError = createsPods ? findPodError() : undefined;
  if (podError !== undefined) return { pods: `no pod of it can start: ${podError}`, verdict: 'broken', replacesPods };
  return {
    ...(description !== undefined && { pods: description }),
    verdict: restartsPods ? 'restart' : 'none',
    replacesPods,
  };
}

/** Whether the cluster finds that the pod template changed. */
function hasNewTemplate({ identity, before, after }: Outcome, { cluster }: WorkloadContext): boolean {
  const path = POD_TEMPLATES[identity.kind] ?? [];
  const [templateBefore, templateAfter] = [before, after].map(
    (object) => object && (new Field(toComparableObject(object.live, cluster.server)).at(...path).raw as Json),
  );
  return !isSame(templateBefore, templateAfter);
}
