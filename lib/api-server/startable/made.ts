import { isName, type KubernetesVersion, NAMES } from '../../kubernetes';
import { describeIssue, Field, type Issue, nestIssues } from '../../validation';
import { validateObject, validatePod } from '../validation';
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
  return problem && `no pod can be made: ${describeIssue(problem)}`;
}

function nameProblems({ object, kind, claims }: Maker): Issue[] {
  if (kind !== 'StatefulSet') return [];
  const name = object.at('metadata', 'name');
  const service = object.at('spec', 'serviceName');
  const isLong = name.scalar.length > maxLength;
  const volumes = claims
    .map((claim) => claim.at('metadata', 'name'))
    .filter(({ raw: value }) => !isName('label', value));
  return [
    ...(isLong ? [name.issue(`of ${maxLength} characters at most, or a label of its pods gets too long`)] : []),
    ...(service.scalar === '' || isName('label', service.raw) ? [] : [service.issue(NAMES.label.words)]),
    ...volumes.map((volume) => volume.issue(NAMES.label.words)),
  ];
}

function problemsOfPods({ kind, template, claims }: Maker, version: KubernetesVersion): readonly Issue[] {
  const names = claims.map((claim) => claim.at('metadata', 'name').scalar);
  return kind === 'Pod' ? [] : validatePod(template, version, names);
}

function claimProblems({ claims, name }: Maker, version: KubernetesVersion): Issue[] {
  return claims.flatMap((template) => {
    const metadata = template.at('metadata');
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { ...metadata.map, name: `${metadata.at('name').scalar}-${name}-0` },
      spec: template.at('spec').raw,
    };
    return nestIssues(template.path, validateObject(new Field(claim), version));
  });
}
