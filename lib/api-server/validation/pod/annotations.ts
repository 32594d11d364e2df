import { POD_ANNOTATIONS, STRING_FORMS } from '../../../kubernetes';
import { type Field, f, type Issue, isNonEmpty, isSet } from '../../../validation';
import type { ValidatedPod } from './validated-pod';

const { appArmor, seccomp, containerSeccomp, mirror, deletionCost } = POD_ANNOTATIONS;
const INT32 = 2 ** 31;

const seccompProfile = f.pattern(STRING_FORMS.seccompAnnotation);
const appArmorProfile = f.pattern(STRING_FORMS.appArmorAnnotation);

const cost = f.refine(({ scalar }) => {
  const number = Number(scalar);
  return STRING_FORMS.deletionCost.pattern.test(scalar) && number >= -INT32 && number < INT32;
}, STRING_FORMS.deletionCost.words);

/** The issues of the annotations that Kubernetes itself reads. */
export function validateKnownAnnotations(pod: ValidatedPod): readonly Issue[] {
  return pod.metadata
    .at('annotations')
    .entries()
    .flatMap(([key, value]) => validateAnnotation(pod, key, value));
}

function validateAnnotation(pod: ValidatedPod, key: string, value: Field): readonly Issue[] {
  if (key === mirror) return validateMirror(pod, value);
  if (key === deletionCost) return cost(value, pod.version);
  if (key === seccomp || key.startsWith(containerSeccomp)) return seccompProfile(value, pod.version);
  return key.startsWith(appArmor) ? validateAppArmor(pod, key.slice(appArmor.length), value) : [];
}

/** A mirror Pod stands for a pod of a node, and so names it. */
function validateMirror(pod: ValidatedPod, value: Field): readonly Issue[] {
  return isNonEmpty(pod.spec.at('nodeName'))
    ? []
    : [value.issue('left out, or spec.nodeName given: only a pod of a node has it')];
}

function validateAppArmor(pod: ValidatedPod, name: string, value: Field): readonly Issue[] {
  const isOfContainer = pod.allContainers.some((container) => container.at('name').raw === name);
  return [
    ...(isOfContainer ? [] : [value.issue('under a key that ends with the name of a container')]),
    ...appArmorProfile(value, pod.version),
  ];
}

/** A profile that is set by an annotation and by a field must be the same in both. */
export function validateSameProfiles(pod: ValidatedPod): readonly Issue[] {
  const annotations = pod.metadata.at('annotations');
  const podContext = pod.spec.at('securityContext');
  const hasAppArmor = pod.hasRule('appArmorMatches') && pod.os !== 'windows';
  return [
    ...compareProfiles(podContext.at('seccompProfile'), annotations.at(seccomp)),
    ...pod.allContainers.flatMap((container) => {
      const [name, context] = [container.at('name').scalar, container.at('securityContext')];
      const own = context.at('appArmorProfile');
      const inEffect = isSet(own) ? own : podContext.at('appArmorProfile');
      return [
        ...compareProfiles(context.at('seccompProfile'), annotations.at(containerSeccomp + name)),
        ...(hasAppArmor ? compareProfiles(inEffect, annotations.at(appArmor + name)) : []),
      ];
    }),
  ];
}

function compareProfiles(profile: Field, annotation: Field): readonly Issue[] {
  const isOther = isSet(profile) && isSet(annotation) && !isSameProfile(profile, annotation);
  return isOther ? [profile.at('type').issue(`the profile of ${annotation.path}, ${annotation.scalar}`)] : [];
}

function isSameProfile(profile: Field, { scalar }: Field): boolean {
  switch (profile.at('type').raw) {
    case 'Unconfined':
      return scalar === 'unconfined';
    case 'RuntimeDefault':
      return scalar === 'runtime/default' || scalar === 'docker/default';
    case 'Localhost':
      return scalar === `localhost/${profile.at('localhostProfile').scalar}`;
    default:
      return true;
  }
}
