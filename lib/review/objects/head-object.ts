import { namespaceOf } from '../../kubernetes';
import type { SourceObject } from '../../manifests';
import { describeIssue, type Issue } from '../../validation';
import { compareManifests, findNotAppliedValues, type ManifestFieldChange } from '../changes';
import { type Identity, isRejected, type ObjectOutcome, titleOf } from '../cluster';
import { parseFieldPath, toJsonPointer } from '../json-pointer';
import { type Change, type ObjectError, type ObjectReport, worstVerdict } from '../report';
import { reportAcceptedObject, type StatusWithChanges } from './accepted-object';
import type { ObjectContext } from './context';
import { reportUnchangedPods } from './pods-report';
import { describeRejectedManifests, describeRepeatedManifests } from './repeated-manifests';
import { selectRunbook } from './runbook';
import { hideSecretChange, hideSecretNotApplied, isSecretValue } from './secrets';

/** Reports what an apply does to an object of HEAD. */
export function reportHeadObject(outcome: ObjectOutcome, context: ObjectContext): ObjectReport {
  const { identity, source } = outcome;
  const podsReport = context.pods.get(outcome.key);
  const { status, changes } = podsReport
    ? reportAcceptedObject(outcome, podsReport, context)
    : reportRejectedObject(outcome, context);
  const rejectedManifests = describeRejectedManifests(outcome);
  const warnings = [...describeRepeatedManifests(outcome.object), ...rejectedManifests, ...(status.warnings ?? [])];
  const runbook = selectRunbook(outcome, context);
  const notApplied = findNotAppliedValues(outcome, source.manifest, context.cluster.server);
  return {
    ...identity,
    ...status,
    verdict: rejectedManifests.length > 0 ? worstVerdict([status.verdict, 'rejected']) : status.verdict,
    ...(warnings.length > 0 && { warnings }),
    changes: changes.map((change) => toChange(change, source)),
    ...(notApplied.length > 0 && { notApplied: notApplied.map((value) => hideSecretNotApplied(value, source)) }),
    ...(runbook && { runbook }),
    ...describeSuccession(outcome, context),
    file: source.file,
    line: source.line,
  };
}

function reportRejectedObject(outcome: ObjectOutcome, { cluster }: ObjectContext): StatusWithChanges {
  const { source, problems } = outcome;
  const { changes } = compareManifests(outcome, source.manifest, cluster.server, () => 'rejected');
  const errors = problems.map((problem) => toError(problem, source));
  return { status: { outcome: 'rejected', verdict: 'rejected', errors, ...reportUnchangedPods(outcome) }, changes };
}

function toError(problem: Issue, source: SourceObject): ObjectError {
  const { path } = problem;
  const description = describeIssue(isSecretValue(source, path) ? { ...problem, value: '…' } : problem);
  return { path, message: description.slice(path.length).trimStart(), line: findLine(source, path) };
}

/** The line of the field at a path such as `spec.ports[0].port`. If it is missing, the line of what should contain it. */
function findLine(source: SourceObject, path: string): number {
  const steps = parseFieldPath(path);
  for (let depth = steps.length; depth > 0; depth--) {
    const line = source.lineOf(toJsonPointer(steps.slice(0, depth)));
    if (line !== undefined) return line;
  }
  return source.line;
}

function toChange({ steps: _, ...change }: ManifestFieldChange, source: SourceObject): Change {
  const line = change.after === undefined ? undefined : source.lineOf(change.path);
  return { ...hideSecretChange(change, source), ...(line !== undefined && { line }) };
}

/** The workload of BASE that a new workload replaces. Several may come into question. */
function describeSuccession(
  outcome: ObjectOutcome,
  { successions }: ObjectContext,
): Pick<ObjectReport, 'renamedFrom' | 'pairedBy'> {
  const succession = isRejected(outcome) ? undefined : successions.get(outcome.key);
  if (succession === undefined) return {};
  const titles = succession.from.map(({ identity }) => titleSeenFrom(outcome.identity, identity));
  return { renamedFrom: titles.join(' or '), pairedBy: succession.rule };
}

/** The title of an object in a report on another one. Has the namespace if they differ: `StatefulSet team/web`. */
function titleSeenFrom(other: Identity, identity: Identity): string {
  const { namespace, name } = identity;
  const isSameNamespace = namespace === null || namespace === namespaceOf(other);
  return titleOf(isSameNamespace ? identity : { ...identity, name: `${namespace}/${name}` });
}
