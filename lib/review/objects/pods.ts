import { isSame, type Json, unmakeable, unstartable } from '../../api-server';
import { POD_TEMPLATES } from '../../kubernetes';
import { ordinalsOf } from '../../stateful-sets';
import { Field } from '../../validation';
import { toComparableObject } from '../changes';
import { isStatefulSet, namespaceOf, type Outcome } from '../cluster';
import { dataReports, startProblem, verdictOfData } from '../data';
import {
  describePodChanges,
  existingOrdinals,
  hasDataLoss,
  type PodChanges,
  reportClaims,
  reportRollout,
} from '../pods';
import type { ObjectReport, Rollout, Verdict } from '../report';
import { worstVerdict } from '../verdict';
import type { WorkloadContext } from './context';

/** What happens to the pods of an object, and to their claims. */
export type PodsReport = Pick<ObjectReport, 'rollout' | 'pods' | 'claims' | 'data'> & {
  /** The worst of it; `none` where nothing happens to any. */
  readonly verdict: Verdict;
  /** Whether running pods are replaced by pods of another template, or their containers by those of another image. */
  readonly replaces: boolean;
};

const NO_ROLLOUT: Rollout = { templateChanged: false, restarts: [], held: [], creates: [], deletes: [] };

/** What an apply does to the pods of an object that it makes or changes. */
export function reportPods(outcome: Outcome, context: WorkloadContext): PodsReport {
  const after = new Field(outcome.after?.live);
  const before = outcome.before && new Field(outcome.before.live);
  const data = dataReports(outcome, context.storage, context);
  const { objects, cluster, storage } = context;
  const broken = () => unstartable(after, objects, cluster.server.version) ?? startProblem(outcome, data, storage);
  const report = isStatefulSet(outcome.identity)
    ? ofStatefulSet({ outcome, before, after, broken }, context)
    : ofOthers({ outcome, before, after, broken }, context);
  if (data.length === 0) return report;
  return { ...report, data, verdict: worstVerdict([report.verdict, verdictOfData(data)]) };
}

/** What is said of a StatefulSet to which nothing happens; undefined where there is none. */
export function reportUntouchedPods({ identity, before }: Outcome): Pick<ObjectReport, 'rollout' | 'claims'> {
  if (!isStatefulSet(identity)) return {};
  const statefulSet = before && new Field(before.live);
  if (statefulSet === undefined) return { rollout: NO_ROLLOUT };
  const claims = reportClaims(ordinalsOf(statefulSet), statefulSet);
  return { rollout: NO_ROLLOUT, ...(claims.length > 0 && { claims }) };
}

/** A workload before and after an apply. */
interface WorkloadChange {
  readonly outcome: Outcome;
  readonly before: Field | undefined;
  readonly after: Field;
  /** Why the pods of after can't be made or can't start. */
  readonly broken: () => string | undefined;
}

function ofStatefulSet({ outcome, before, after, broken }: WorkloadChange, context: WorkloadContext): PodsReport {
  const { objects, cluster } = context;
  const { version } = cluster.server;
  const isMade = before !== undefined && unmakeable(before, objects, version) === undefined;
  const change = { before, after, isMade, broken: broken(), kubernetes: version };
  const rollout = reportRollout(change);
  const namespace = namespaceOf(outcome.identity);
  const claims = reportClaims(existingOrdinals(change), after, {
    has: (claim) => context.claimsOfBase.has(`${namespace}/${claim}`),
  });
  const verdict = hasDataLoss(claims) ? 'data-loss' : verdictOf(rollout);
  return { rollout, ...(claims.length > 0 && { claims }), verdict, replaces: rollout.restarts.length > 0 };
}

function verdictOf({ broken, restarts, deletes }: Rollout): Verdict {
  if (broken !== undefined) return 'broken';
  return restarts.length + deletes.length > 0 ? 'restart' : 'none';
}

function ofOthers(change: WorkloadChange, context: WorkloadContext): PodsReport {
  const { outcome, before, after } = change;
  const {
    description: words,
    restartsPods: restarts,
    createsPods: makes,
  } = describePodChanges(before, after, templateChanged(outcome, after, context));
  const broken = makes ? change.broken() : undefined;
  const pods = broken === undefined ? words : `no pod of it can start: ${broken}`;
  return {
    ...(pods !== undefined && { pods }),
    verdict: verdictOfOthers(broken, restarts),
    replaces: restarts && makes,
  };
}

function verdictOfOthers(broken: string | undefined, restarts: PodChanges['restartsPods']): Verdict {
  if (broken !== undefined) return 'broken';
  return restarts ? 'restart' : 'none';
}

function templateChanged({ before, after }: Outcome, object: Field, { cluster }: WorkloadContext): boolean {
  const path = POD_TEMPLATES[object.at('kind').scalar] ?? [];
  const template = (live: Outcome['before']) =>
    live && (new Field(toComparableObject(live.live, cluster.server)).at(...path).raw as Json);
  return !isSame(template(before), template(after));
}
