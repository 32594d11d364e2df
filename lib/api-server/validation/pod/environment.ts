import { FIELDS_OF_A_POD, NAMES, type NameForm, OLD_NODE_NAME } from '../../../kubernetes';
import type { Field } from '../../../validation';
import {
  all,
  at,
  type Demand,
  each,
  exactlyOne,
  isGiven,
  isSet,
  named,
  needed,
  textThat,
  where,
  within,
  withoutBacksteps,
} from './demands';
import { boundOfContainer, fieldOfPod } from './downward';
import type { Pod } from './pod';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'];
const FILE = 'fileKeyRef';
const HOST_IPS = 'status.hostIPs';
const WHOLE_OBJECTS = ['configMapRef', 'secretRef'];

const key: Demand = all(
  at('name', needed(), where(isGiven, named(NAMES.object))),
  at('key', needed(), where(isGiven, named(NAMES.dataKey))),
);

/** The name of an object in a list of whole ones may end with "-". */
const nameOfWhole: Demand = textThat(NAMES.object.words, (name) => {
  const masked = name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
  return masked.length <= NAMES.object.maxLength && NAMES.object.pattern.test(masked);
});

/** The environment of a container. */
export function environment(pod: Pod): Demand {
  const form: NameForm = pod.has('relaxedEnvironment') ? NAMES.laterEnvironmentVariable : NAMES.environmentVariable;
  return all(
    each(
      'env',
      at('name', needed(), where(isGiven, named(form))),
      at('valueFrom', where(isSet, source(pod))),
      valueOrSource,
    ),
    each(
      'envFrom',
      at('prefix', where(isGiven, named(form))),
      exactlyOne(WHOLE_OBJECTS),
      ...WHOLE_OBJECTS.map((kind) => within(kind, at('name', needed(), where(isGiven, nameOfWhole)))),
    ),
  );
}

function source(pod: Pod): Demand {
  return all(
    exactlyOne(pod.has('variablesFromFiles') ? [...SOURCES, FILE] : SOURCES),
    within('fieldRef', fieldOfPod(fieldsOf(pod))),
    within('resourceFieldRef', boundOfContainer),
    within('configMapKeyRef', key),
    within('secretKeyRef', key),
    within(
      FILE,
      at('key', needed(), where(isGiven, named(NAMES.laterEnvironmentVariable))),
      at('volumeName', needed(), where(isGiven, emptyVolume(pod))),
      at('path', needed(), withoutBacksteps),
    ),
  );
}

function fieldsOf(pod: Pod): { readonly isField: (path: string) => boolean; readonly words: string } {
  const { pattern, words } = FIELDS_OF_A_POD;
  const isThere = (path: string) => path !== HOST_IPS || pod.has('hostIPs');
  return {
    isField: (path) => (pattern.test(path) && isThere(path)) || path === OLD_NODE_NAME,
    words: pod.has('hostIPs') ? words : words.replace(' .hostIPs,', ''),
  };
}

function emptyVolume(pod: Pod): Demand {
  return textThat('the name of a volume that is an emptyDir', (name) =>
    pod.volumes.some((volume) => volume.at('name').raw === name && isSet(volume.at('emptyDir'))),
  );
}

function valueOrSource(variable: Field) {
  const isBoth = isGiven(variable.at('value')) && isSet(variable.at('valueFrom'));
  return isBoth ? [variable.at('valueFrom').issue('left out, or value is: a variable has one of them')] : [];
}
