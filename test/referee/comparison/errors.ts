import { type Issue, describeIssue as inWords } from '../../../lib/validation';

import type { RefereeRejection } from '../referee';

/** Replacements for parts of error paths that Kubernetes does not spell like the field. */
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
  // Kubernetes names the first of two equal spread constraints.
  [/\[\d+\]\.\{topologyKey, whenUnsatisfiable\}/, '.topologyKey'],
  [/Host(PID|IPC)/, 'host$1'],
  [/(matchLabelKeys)\[\d+\]$/, '$1'],
  [/(topologySpreadConstraints\[\d+\])\[\d+\]$/, '$1.matchLabelKeys'],
  // Kubernetes inserts the claims of a StatefulSet before the volumes of its template, in any order.
  [/^spec\.template\.spec\.volumes\[\d+\]/, 'spec.template.spec.volumes'],
];

/** Errors that follow from another error. The model reports the cause only. */
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
  // Kubernetes copies the labels in matchLabelKeys to the selectors.
  { cause: /^metadata\.labels/, error: /\.labelSelector\.matchExpressions\[\d+\]\.values/ },
  // Kubernetes names no field if the source of a volume changes.
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
  // Kubernetes does not find an invalid volume when it validates mounts.
  { cause: /\.?spec\.volumes\[\d+\]/, error: /\.(volume(Mounts|Devices)\[\d+\]\.name|fileKeyRef\.volumeName)$/ },
  {
    cause: /^spec\.volumeClaimTemplates\[\d+\]/,
    error: /^spec\.template\.spec\.(volumes|containers\[\d+\]\.volumeMounts)/,
  },
];

/** Describes the errors that only Kubernetes or only the model reports. */
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

/** Whether the path of an error leads to the field at a path. Kubernetes omits some steps. */
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
