import { ANNOTATIONS_OF_PODS, NAMES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { isGiven, isSet, named } from './demands';
import type { Pod } from './pod';

const { appArmor, seccomp, containerSeccomp, mirror, deletionCost } = ANNOTATIONS_OF_PODS;
const INT32 = 2 ** 31;

/** What annotations say to Kubernetes itself. */
export function annotationProblems(pod: Pod): readonly Issue[] {
  return pod.metadata
    .at('annotations')
    .entries()
    .flatMap(([key, value]) => [
      ...ofMirror(pod, key, value),
      ...ofDeletionCost(key, value),
      ...ofSeccomp(key, value),
      ...ofAppArmor(pod, key, value),
    ]);
}

function ofMirror(pod: Pod, key: string, value: Field): Issue[] {
  const isFloating = key === mirror && !isGiven(pod.spec.at('nodeName'));
  return isFloating ? [value.issue('left out, or spec.nodeName given: it says that the pod is one of a node')] : [];
}

function ofDeletionCost(key: string, value: Field): readonly Issue[] {
  if (key !== deletionCost) return [];
  const { pattern, words } = NAMES.deletionCost;
  const cost = Number(value.scalar);
  return pattern.test(value.scalar) && cost >= -INT32 && cost < INT32 ? [] : [value.issue(words)];
}

function ofSeccomp(key: string, value: Field): readonly Issue[] {
  return key === seccomp || key.startsWith(containerSeccomp) ? named(NAMES.seccompAnnotation)(value) : [];
}

function ofAppArmor(pod: Pod, key: string, value: Field): readonly Issue[] {
  if (!key.startsWith(appArmor)) return [];
  const name = key.slice(appArmor.length);
  const isOfContainer = pod.allContainers.some((container) => container.at('name').raw === name);
  return [
    ...(isOfContainer ? [] : [value.issue('under a key that ends with the name of a container')]),
    ...named(NAMES.appArmorAnnotation)(value),
  ];
}

/** Where an annotation says of a profile what a field says too, both say the same. */
export function contradictionProblems(pod: Pod): Issue[] {
  const annotations = pod.metadata.at('annotations');
  const ofPod = pod.spec.at('securityContext');
  const profiles = [
    { profile: ofPod.at('seccompProfile'), annotation: annotations.at(seccomp) },
    ...pod.allContainers.flatMap((container) => {
      const [name, own] = [container.at('name').scalar, container.at('securityContext')];
      const armor = isSet(own.at('appArmorProfile')) ? own : ofPod;
      return [
        { profile: own.at('seccompProfile'), annotation: annotations.at(containerSeccomp + name) },
        ...(pod.has('appArmorMatches') && pod.os !== 'windows'
          ? [{ profile: armor.at('appArmorProfile'), annotation: annotations.at(appArmor + name) }]
          : []),
      ];
    }),
  ];
  return profiles
    .filter(({ profile, annotation }) => isSet(profile) && isSet(annotation) && !meansTheSame(profile, annotation))
    .map(({ profile, annotation }) => profile.at('type').issue(`what ${annotation.path} says, or that left out`));
}

function meansTheSame(profile: Field, annotation: Field): boolean {
  const means: Readonly<Record<string, readonly string[]>> = {
    Unconfined: ['unconfined'],
    RuntimeDefault: ['runtime/default', 'docker/default'],
    Localhost: [`localhost/${profile.at('localhostProfile').scalar}`],
  };
  return means[profile.at('type').scalar]?.includes(annotation.scalar) ?? true;
}
