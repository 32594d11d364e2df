import { describe, Field, isName, type Problem, under } from '../../fields';
import { type KubernetesVersion, NAMES } from '../../kubernetes';
import { podProblems, problemsOf } from '../validation';
import type { Maker } from './maker';

const { maxLength } = NAMES.statefulSetName;

/**
 * Why the controller can't make pods, or the claims that they need, of what API servers take: at what comes of it they
 * look more closely.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity
 */
export function unmade(maker: Maker, version: KubernetesVersion): string | undefined {
  const [problem] = [...nameProblems(maker), ...problemsOfPods(maker, version), ...claimProblems(maker, version)];
  return problem && `no pod can be made: ${describe(problem)}`;
}

function nameProblems({ object, kind, claims }: Maker): Problem[] {
  if (kind !== 'StatefulSet') return [];
  const name = object.at('metadata', 'name');
  const service = object.at('spec', 'serviceName');
  const isLong = name.word.length > maxLength;
  const volumes = claims.map((claim) => claim.at('metadata', 'name')).filter(({ value }) => !isName('label', value));
  return [
    ...(isLong ? [name.problem(`of ${maxLength} characters at most, or a label of its pods gets too long`)] : []),
    ...(service.word === '' || isName('label', service.value) ? [] : [service.problem(NAMES.label.words)]),
    ...volumes.map((volume) => volume.problem(NAMES.label.words)),
  ];
}

function problemsOfPods({ kind, template, claims }: Maker, version: KubernetesVersion): readonly Problem[] {
  const names = claims.map((claim) => claim.at('metadata', 'name').word);
  return kind === 'Pod' ? [] : podProblems(template, version, names);
}

function claimProblems({ claims, name }: Maker, version: KubernetesVersion): Problem[] {
  return claims.flatMap((template) => {
    const metadata = template.at('metadata');
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { ...metadata.map, name: `${metadata.at('name').word}-${name}-0` },
      spec: template.at('spec').value,
    };
    return under(template.path, problemsOf(new Field(claim), version));
  });
}
