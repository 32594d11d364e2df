import { type Issue, describeIssue as inWords } from '../../../lib/validation';

import type { RefereeRejection } from '../referee';

/** Steps of paths that Kubernetes spells otherwise than the field that is meant. */
const PATH_REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^\[\]$/, 'data'],
  [/\[\]$/, '.'],
  [/\[([^\]]*[^\d\]][^\]]*)\]/g, '.$1'],
  [/\.template\.(labels|annotations)/, '.template.metadata.$1'],
  [/LoadBalancerSourceRanges/, 'loadBalancerSourceRanges'],
  [/resources\.storage$/, 'resources.requests.storage'],
  [/(limits\[\d+\])\.limits$/, '$1.max'],
  [/^annotations\./, 'metadata.annotations.'],
  [/\.persistentDisk/, '.gcePersistentDisk'],
  [/initiatorname/, 'initiatorName'],
  [/(podAffinityTerm|Execution\[\d+\])\.namespace$/, '$1.namespaces'],
  [/attachedRequired$/, 'attachRequired'],
  // Of two spreads that are alike Kubernetes names the first.
  [/\[\d+\]\.\{topologyKey, whenUnsatisfiable\}/, '.topologyKey'],
  [/Host(PID|IPC)/, 'host$1'],
  [/(matchLabelKeys)\[\d+\]$/, '$1'],
  [/(topologySpreadConstraints\[\d+\])\[\d+\]$/, '$1.matchLabelKeys'],
  // The claims of a StatefulSet stand before the volumes of its template, in any order.
  [/^spec\.template\.spec\.volumes\[\d+\]/, 'spec.template.spec.volumes'],
];

/** Errors that follow from another one, or stand for it: the model reports the cause alone. */
const CONSEQUENCES: readonly { readonly cause: RegExp; readonly error: RegExp }[] = [
  { cause: /^metadata\.generateName$/, error: /^metadata\.name$/ },
  { cause: /^metadata\.name$/, error: /^(spec\.template\.)?metadata\.labels$/ },
  { cause: /^spec\.template\.metadata\.labels/, error: /^metadata\.labels$/ },
  { cause: /^spec\.clusterIP$/, error: /^spec\.(clusterIPs|ipFamilies)/ },
  { cause: /^spec\.schedulingGates$/, error: /^spec\.schedulingGates\[\d+\]\.name$/ },
  { cause: /\.fieldRef\.apiVersion$/, error: /\.fieldRef\.fieldPath$/ },
  { cause: /\.tolerations\[\d+\]\.value$/, error: /\.tolerations\[\d+\]\.operator$/ },
  { cause: /\.resources\.limits\./, error: /spec\.resources\.containers\[\d+\]\.\w+\.limits$/ },
  { cause: /resourceFieldRef\.resource$/, error: /resourceFieldRef\.containerName$/ },
  { cause: /spec\.resources\.limits/, error: /spec\.resources\.requests/ },
  // Labels that are to match stand in the selectors too.
  { cause: /^metadata\.labels/, error: /\.labelSelector\.matchExpressions\[\d+\]\.values/ },
  // A volume can't become one of another source: no source is named.
  { cause: /^spec\.\w+/, error: /^spec\.persistentvolumesource$/ },
  { cause: /^spec\.ports\[\d+\]\.port$/, error: /^spec\.ports\[\d+\]\.targetPort$/ },
  { cause: /^spec\.selector/, error: /^spec\.template\.metadata\.labels$/ },
  { cause: /^spec\.dataSource/, error: /^spec\.dataSource/ },
  { cause: /^spec\.minReplicas$/, error: /^spec\.metrics$/ },
  { cause: /^spec\.targetCPUUtilizationPercentage$/, error: /^spec\.metrics\[0\]/ },
  {
    cause: /^spec\.successPolicy\.rules\[\d+\]\.succeededIndexes$/,
    error: /^spec\.successPolicy\.rules\[\d+\]\.succeededCount$/,
  },
  // A volume that is invalid isn't there to be mounted.
  { cause: /\.?spec\.volumes\[\d+\]/, error: /\.(volume(Mounts|Devices)\[\d+\]\.name|fileKeyRef\.volumeName)$/ },
  {
    cause: /^spec\.volumeClaimTemplates\[\d+\]/,
    error: /^spec\.template\.spec\.(volumes|containers\[\d+\]\.volumeMounts)/,
  },
];

/** The errors that only one side has. */
export function findUnmatchedErrors({ by, errors }: RefereeRejection, problems: readonly Issue[]): string[] {
  if (by !== 'validation') return [];
  const theirs = errors.map(({ field }) =>
    PATH_REPLACEMENTS.reduce((path, [from, to]) => path.replace(from, to), field),
  );
  const ours = problems.map(({ path }) => path.replace(/\['([^']*)'\]/g, '.$1'));
  const isMatched = (error: string) => ours.some((path) => isSamePlace(path, error) || isConsequence(path, error));
  const isFound = (path: string) => theirs.some((error) => isSamePlace(path, error) || isConsequence(path, error));
  return [
    ...errors
      .filter((_, index) => !isMatched(theirs[index] as string))
      .map(({ field, message }) => `only Kubernetes: ${field}: ${message.slice(0, 150)}`),
    ...problems
      .filter((_, index) => !isFound(ours[index] as string))
      .map((problem) => `only the model: ${inWords(problem).slice(0, 150)} [Kubernetes: ${theirs}]`),
  ];
}

function isConsequence(path: string, error: string): boolean {
  return CONSEQUENCES.some((one) => one.cause.test(path) && one.error.test(error));
}

/** Whether an error is about the field at a path. Kubernetes leaves out some of the steps that lead there. */
function isSamePlace(path: string, error: string): boolean {
  const [steps, theirs] = [stepsOf(path), stepsOf(error)];
  let from = 0;
  return theirs.every((step) => {
    const index = steps.indexOf(step, from);
    from = index + 1;
    return index >= 0;
  });
}

function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== '');
}
