import type { SourceObject } from '../../manifests';
import { describeIssue, Field, type Issue } from '../../validation';
import { findRestartCauses } from '../causes';
import { compareManifests, findNotAppliedValues, type ManifestChange, type ManifestComparison } from '../changes';
import { type Identity, namespaceOf, type Outcome, titleOf } from '../cluster';
import { dataWarnings } from '../data';
import type { Change, NotApplied, ObjectError, ObjectReport } from '../report';
import { worstVerdict } from '../verdict';
import { warningsOf } from '../warnings';
import { type Configuration, configurationReport } from './configuration';
import type { ObjectContext } from './context';
import { findLine } from './lines';
import { type PodsReport, reportUntouchedPods } from './pods';
import { selectRunbook } from './runbook';

const UNKNOWN_RULES =
  'what its API allows and what its controller does with a change is not known here: it is compared as it is written';

/** What an apply does to an object of HEAD. */
export function reportAppliedObject(outcome: Outcome, source: SourceObject, context: ObjectContext): ObjectReport {
  const [report, changes] =
    outcome.problems.length > 0 ? rejected(outcome, source, context) : accepted(outcome, source, context);
  const runbook = selectRunbook(outcome, source, context);
  const notApplied = findNotAppliedValues(outcome, source.manifest, context.cluster.server);
  const succession = outcome.problems.length === 0 ? context.successions.get(outcome.key) : undefined;
  return {
    ...outcome.identity,
    ...report,
    changes: changes.map((change) => placed(change, source)),
    ...(notApplied.length > 0 && { notApplied: notApplied.map((one) => unseen(one, source)) }),
    ...(runbook && { runbook }),
    ...(succession && {
      renamedFrom: succession.from.map((one) => titleBeside(outcome.identity, one.identity)).join(' or '),
      pairedBy: succession.rule,
    }),
    file: source.file,
    line: source.line,
  };
}

type Fate = Pick<
  ObjectReport,
  'outcome' | 'verdict' | 'errors' | 'warnings' | 'dataDoubt' | 'causes' | 'rollout' | 'pods' | 'claims' | 'data'
>;
type Changes = ManifestComparison['changes'];
type Pods = Omit<PodsReport, 'replaces'>;

const POD_TEMPLATE = /^\/spec\/template\b/;
const IMAGE_OF_POD = /^\/spec\/containers\/\d+\/image$/;

function rejected(outcome: Outcome, source: SourceObject, { cluster }: ObjectContext): [Fate, Changes] {
  const { changes } = compareManifests(outcome, source.manifest, cluster.server, () => 'rejected');
  const errors = outcome.problems.map((problem) => errorOf(problem, source));
  return [{ outcome: 'rejected', verdict: 'rejected', errors, ...reportUntouchedPods(outcome) }, changes];
}

function errorOf(problem: Issue, source: SourceObject): ObjectError {
  const shown = isSecret(source, problem.path) ? { ...problem, value: '…' } : problem;
  const message = describeIssue(shown).slice(problem.path.length).trimStart();
  return { path: problem.path, message, line: findLine(source, problem.path) };
}

function accepted(outcome: Outcome, source: SourceObject, context: ObjectContext): [Fate, Changes] {
  const { replaces, ...pods } = context.pods.get(outcome.key) as PodsReport;
  const replacing = outcome.identity.kind === 'Pod' ? IMAGE_OF_POD : POD_TEMPLATE;
  const found = compareManifests(outcome, source.manifest, context.cluster.server, (path) =>
    replaces && replacing.test(path) ? 'restart' : 'in-place',
  );
  const isUnchanged = outcome.before !== undefined && !found.hasEffect;
  if (isUnchanged) return [unchanged(outcome, source, pods, context), found.changes];
  const causing = found.changes.filter(({ effect }) => effect === 'restart');
  const causes = findRestartCauses(causing, outcome.identity, context);
  const fate = changed(outcome, source, pods, context);
  return [{ ...fate, ...(causes.length > 0 && { causes }) }, found.changes];
}

function unchanged(
  outcome: Outcome,
  source: SourceObject,
  { verdict: _, ...pods }: Pods,
  context: ObjectContext,
): Fate {
  const warnings = warningsAbout(outcome, source, pods, context);
  return { outcome: 'unchanged', verdict: 'none', ...(warnings.length > 0 && { warnings }), ...pods };
}

function changed(outcome: Outcome, source: SourceObject, { verdict, ...pods }: Pods, context: ObjectContext): Fate {
  const configuration: Configuration = outcome.before ? configurationReport(outcome, context) : { warnings: [] };
  const { grave, others } = dataWarnings(outcome, context);
  const isCustom = !isKnown(outcome, context);
  const warnings = [
    ...warningsAbout(outcome, source, pods, context),
    ...grave,
    ...others,
    ...configuration.warnings,
    ...(isCustom ? [UNKNOWN_RULES] : []),
  ];
  const doubts = [...(grave.length > 0 ? (['warning'] as const) : []), ...doubtOfController(outcome, isCustom)];
  return {
    outcome: outcome.before ? 'updated' : 'created',
    verdict: worstVerdict([verdict, 'in-place']),
    ...(warnings.length > 0 && { warnings }),
    ...(doubts[0] && { dataDoubt: doubts[0] }),
    ...(configuration.pods !== undefined && { pods: configuration.pods }),
    ...pods,
  };
}

/** A controller may do something to pods and data when a custom resource changes. */
function doubtOfController({ identity, before }: Outcome, isCustom: boolean): 'controller'[] {
  return isCustom && before !== undefined && identity.kind !== 'CustomResourceDefinition' ? ['controller'] : [];
}

function warningsAbout(
  outcome: Outcome,
  source: SourceObject,
  { rollout }: Pick<PodsReport, 'rollout'>,
  { cluster, budgets, endpoints, applied }: ObjectContext,
): string[] {
  const warnings = warningsOf({
    manifest: new Field(source.manifest),
    before: outcome.before && new Field(outcome.before.live),
    after: new Field(outcome.after?.live),
    rollout,
    kubernetes: cluster.server.version,
  });
  return [...warnings, ...budgets.warnings(outcome.key, applied), ...endpoints.warnings(outcome.key)];
}

function isKnown({ identity }: Outcome, { cluster }: ObjectContext): boolean {
  return cluster.server.structOf({ ...identity }) !== undefined;
}

function placed({ steps: _, ...change }: ManifestChange, source: SourceObject): Change {
  const line = change.after === undefined ? undefined : source.lineOf(change.path);
  const { before: __, after: ___, ...unseen } = change;
  return { ...(isSecret(source, change.path) ? unseen : change), ...(line !== undefined && { line }) };
}

/** What an object is called beside another, with its namespace if it names another one: `StatefulSet team/web`. */
function titleBeside(other: Identity, identity: Identity): string {
  const { namespace, name } = identity;
  const isSame = namespace === null || namespace === namespaceOf(other);
  return titleOf(isSame ? identity : { ...identity, name: `${namespace}/${name}` });
}

/** A value that is not applied, without what is for nobody to read. */
function unseen(notApplied: NotApplied, source: SourceObject): NotApplied {
  const { asked: _, after: __, ...rest } = notApplied;
  return isSecret(source, notApplied.path) ? rest : notApplied;
}

/** Whether what stands there is for nobody to read. */
function isSecret({ manifest }: SourceObject, path: string): boolean {
  return manifest.kind === 'Secret' && /^\W?(data|stringData)\b/.test(path);
}
