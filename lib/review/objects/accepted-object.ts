import { Field } from '../../validation';
import { findRestartCauses } from '../causes';
import { compareManifests, type ManifestFieldChange } from '../changes';
import type { ObjectOutcome } from '../cluster';
import { reportContentChange } from '../configuration';
import { dataWarnings } from '../data';
import { type ObjectReport, worstVerdict } from '../report';
import { warningsOf } from '../warnings';
import type { ObjectContext } from './context';
import type { PodsReport } from './pods-report';

/** The part of a report that says what happens to the object, its pods and its data. */
export type ObjectStatus = Pick<
  ObjectReport,
  'outcome' | 'verdict' | 'errors' | 'warnings' | 'dataDoubt' | 'causes' | 'rollout' | 'pods' | 'claims' | 'data'
>;

/** The status of an object, with the changes of its manifest. */
export interface StatusWithChanges {
  readonly status: ObjectStatus;
  readonly changes: readonly ManifestFieldChange[];
}

const UNKNOWN_KIND =
  'the review does not know the rules of its API or what its controller does, and compares the manifests as they are written';

/** The paths of changes that replace the pods of a workload. */
const POD_TEMPLATE_PATH = /^\/spec\/template\b/;
/** The paths of changes that restart containers of a Pod. */
const POD_IMAGE_PATH = /^\/spec\/containers\/\d+\/image$/;

/** Reports what an apply does to an object that the API server accepts. */
export function reportAcceptedObject(
  outcome: ObjectOutcome,
  podsReport: PodsReport,
  context: ObjectContext,
): StatusWithChanges {
  const { identity, before, source } = outcome;
  const restartingPath = identity.kind === 'Pod' ? POD_IMAGE_PATH : POD_TEMPLATE_PATH;
  const { hasEffect, changes } = compareManifests(outcome, source.manifest, context.cluster.server, (path) =>
    podsReport.replacesPods && restartingPath.test(path) ? 'restart' : 'in-place',
  );
  const isUnchanged = before !== undefined && !hasEffect;
  if (isUnchanged) return { status: reportUnchangedObject(outcome, podsReport, context), changes };
  const status = reportChangedObject(outcome, podsReport, context);
  const restarting = changes.filter(({ effect }) => effect === 'restart');
  const causes = findRestartCauses(restarting, identity, context);
  return { status: { ...status, ...(causes.length > 0 && { causes }) }, changes };
}

function reportUnchangedObject(outcome: ObjectOutcome, podsReport: PodsReport, context: ObjectContext): ObjectStatus {
  const { verdict: _, replacesPods: __, ...pods } = podsReport;
  const warnings = findWarnings(outcome, podsReport, context);
  return { outcome: 'unchanged', verdict: 'none', ...(warnings.length > 0 && { warnings }), ...pods };
}

/** Reports an object that is created or updated. */
function reportChangedObject(outcome: ObjectOutcome, podsReport: PodsReport, context: ObjectContext): ObjectStatus {
  const { verdict, replacesPods: _, ...pods } = podsReport;
  const content = outcome.before ? reportContentChange(outcome, context) : { warnings: [] };
  const { grave, others } = dataWarnings(outcome, context);
  const warnings = [
    ...findWarnings(outcome, podsReport, context),
    ...grave,
    ...others,
    ...content.warnings,
    ...(isKnownKind(outcome, context) ? [] : [UNKNOWN_KIND]),
  ];
  const dataDoubt = grave.length > 0 ? 'warning' : findControllerDoubt(outcome, context);
  return {
    outcome: outcome.before ? 'updated' : 'created',
    verdict: worstVerdict([verdict, 'in-place']),
    ...(warnings.length > 0 && { warnings }),
    ...(dataDoubt && { dataDoubt }),
    ...(content.pods !== undefined && { pods: content.pods }),
    ...pods,
  };
}

/** The controller of a custom resource may change pods and data when the resource is updated. */
function findControllerDoubt(outcome: ObjectOutcome, context: ObjectContext): 'controller' | undefined {
  const { identity, before } = outcome;
  if (before === undefined || identity.kind === 'CustomResourceDefinition') return undefined;
  return isKnownKind(outcome, context) ? undefined : 'controller';
}

function isKnownKind({ source }: ObjectOutcome, { cluster }: ObjectContext): boolean {
  return cluster.server.structOf(source.manifest) !== undefined;
}

function findWarnings(
  { source, before, after, key }: ObjectOutcome,
  { rollout }: PodsReport,
  { cluster, budgets, endpoints, applied }: ObjectContext,
): string[] {
  const warnings = warningsOf({
    manifest: new Field(source.manifest),
    before: before && new Field(before.live),
    after: new Field(after?.live),
    rollout,
    kubernetes: cluster.server.version,
  });
  return [...warnings, ...budgets.warnings(key, applied), ...endpoints.warnings(key)];
}
