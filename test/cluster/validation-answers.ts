import { describe as inWords, type Problem } from '../../lib/fields';
import type { Manifest } from '../manifests';

const CREATED = 201;
const INVALID = 422;

/** Where servers name other places than those where something stands, or look at what they have made of it. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^\[\]$/, 'data'],
  [/\[\]$/, '.'],
  [/\[([^\]]*[^\d\]][^\]]*)\]/g, '.$1'],
  [/\.template\.(labels|annotations)/, '.template.metadata.$1'],
  [/LoadBalancerSourceRanges/, 'loadBalancerSourceRanges'],
  [/resources\.storage$/, 'resources.requests.storage'],
  [/(limits\[\d+\])\.limits$/, '$1.max'],
  [/^annotations\./, 'metadata.annotations.'],
];

/** Where what is foretold stands, and other places for which servers refuse it then. */
const CONSEQUENCES: readonly (readonly [RegExp, RegExp])[] = [
  [/^metadata\.generateName$/, /^metadata\.name$/],
  [/^metadata\.name$/, /^(spec\.template\.)?metadata\.labels$/],
  [/^spec\.template\.metadata\.labels/, /^metadata\.labels$/],
  [/^spec\.ports\[\d+\]\.port$/, /^spec\.ports\[\d+\]\.targetPort$/],
  [/^spec\.clusterIP$/, /^spec\.clusterIPs/],
  [/^spec\.selector/, /^spec\.template\.metadata\.labels$/],
  [/containers$/, /restartPolicy$/],
  // Claims are put before the volumes, in any order.
  [
    /^spec\.(volumeClaimTemplates\[\d+\]\.metadata\.name|template\.spec\.volumes\[\d+\])/,
    /^spec\.template\.spec\.volumes\[\d+\]/,
  ],
  [/^spec\.dataSource/, /^spec\.dataSource/],
  [/^spec\.minReplicas$/, /^spec\.metrics$/],
  [/^spec\.targetCPUUtilizationPercentage$/, /^spec\.metrics\[0\]/],
  [/^spec\.successPolicy\.rules\[\d+\]\.succeededIndexes$/, /^spec\.successPolicy\.rules\[\d+\]\.succeededCount$/],
];

/** What tells the answer of a server from what is foretold. */
export function objections(status: number, { message, details }: Manifest, problems: readonly Problem[]): string[] {
  const foretold = problems.map((problem) => inWords(problem).slice(0, 150)).join(' | ');
  if (status === CREATED) return problems.length === 0 ? [] : [`is taken, and not: ${foretold}`];
  if (problems.length === 0) return [`is refused: ${status} ${message.slice(0, 300)}`];
  if (status !== INVALID) return [];
  const causes: string[] = (details?.causes ?? []).map(({ field }: Manifest) => placeOf(field));
  const missed = causes.filter((cause) => !problems.some(({ path }) => isAt(plain(path), cause)));
  const invented = problems.filter(({ path }) => !causes.some((cause) => isAt(plain(path), cause)));
  return [
    ...missed.map((cause) => `is refused for ${cause}, not foretold: ${foretold}`),
    ...invented.map((problem) => `is not refused for ${inWords(problem).slice(0, 150)}: ${causes.join(', ')}`),
  ];
}

/** Whether a problem is at the place that a server names, or within it, as servers don't look closely. */
function isAt(path: string, cause: string): boolean {
  const places = [path, path.replace(/\[\d+\]/g, '')];
  const isWithin = places.some(
    (place) => place === cause || place.startsWith(`${cause}.`) || place.startsWith(`${cause}[`),
  );
  return isWithin || cause === '' || CONSEQUENCES.some(([place, named]) => place.test(path) && named.test(cause));
}

function plain(path: string): string {
  return path.replace(/\['([^']*)'\]/g, '.$1');
}

function placeOf(field: string): string {
  return PLACES.reduce((place, [from, to]) => place.replace(from, to), field);
}
