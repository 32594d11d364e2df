import { FIELDS_OF_A_POD_IN_FILES, RANGES } from '../../../kubernetes';
import type { Field } from '../../../validation';
import {
  all,
  at,
  atMostOne,
  type Demand,
  distinct,
  each,
  exactlyOne,
  inRange,
  needed,
  pathOfFile,
  where,
  within,
} from './demands';
import { boundOfContainer, fieldOfPod } from './downward';
import type { Pod } from './pod';

const { pattern, words } = FIELDS_OF_A_POD_IN_FILES;
const fileMode = inRange(RANGES.fileMode);

/** Files that say something about the pod. */
export const filesOfPod: Demand = each(
  'items',
  at('path', needed(), pathOfFile),
  at('mode', fileMode),
  exactlyOne(['fieldRef', 'resourceFieldRef']),
  within('fieldRef', fieldOfPod({ isField: (path) => pattern.test(path), words })),
  within('resourceFieldRef', at('containerName', needed('the container that is meant')), boundOfContainer),
);

const keysOfObject: Demand = all(
  at('name', needed()),
  each('items', at('key', needed()), at('path', needed(), pathOfFile), at('mode', fileMode)),
);

/** What one volume has of several sources. */
export function projected(pod: Pod): Demand {
  return all(
    each(
      'sources',
      atMostOne(['secret', 'configMap', 'downwardAPI', 'serviceAccountToken']),
      within('secret', keysOfObject),
      within('configMap', keysOfObject),
      within('downwardAPI', filesOfPod),
      within('serviceAccountToken', token(pod)),
    ),
    (volume) => distinct(volume.find('sources', '*').flatMap(paths)),
  );
}

/** The paths that several sources can't share. That of a token isn't looked at. */
function paths(source: Field): Field[] {
  return ['secret', 'configMap', 'downwardAPI'].flatMap((kind) => source.find(kind, 'items', '*', 'path'));
}

function token(pod: Pod): Demand {
  return all(
    at('expirationSeconds', inRange(RANGES.tokenExpiration)),
    at(
      'path',
      needed(),
      where(() => pod.has('localTokenPath'), pathOfFile),
    ),
  );
}
