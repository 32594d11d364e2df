import { DOWNWARD_FILE_FIELDS, RANGES, VALIDATED_SINCE } from '../../../kubernetes';
import { type Field, type FieldRule, f, findDuplicateFields, type Issue } from '../../../validation';
import { fieldReferenceRules, resourceReferenceRules } from './downward-api';
import { localNonReservedPath } from './paths';

const PATH = 'the path of the file in the volume';
const { pattern, words } = DOWNWARD_FILE_FIELDS;

/** The permissions of a file. */
export const fileMode: FieldRule = f.optional(f.integer(RANGES.fileMode));

/**
 * The keys of a ConfigMap or Secret that are files of a volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
 */
export const keyFilesRules: FieldRule = f.array(
  f.object({ key: f.required('the key'), path: f.required(PATH, localNonReservedPath), mode: fileMode }),
);

/**
 * The fields of the pod that are files of a volume.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export const downwardFilesRules: FieldRule = f.array(
  f.allOf(
    f.object({ path: f.required(PATH, localNonReservedPath), mode: fileMode }),
    f.exactlyOneOf(['fieldRef', 'resourceFieldRef']),
    f.object({
      fieldRef: f.optional(fieldReferenceRules((path) => pattern.test(path), words)),
      resourceFieldRef: f.optional(
        f.allOf(
          f.object({ containerName: f.required('the container whose resources are meant') }),
          resourceReferenceRules,
        ),
      ),
    }),
  ),
);

const objectRules: FieldRule = f.optional(
  f.object({ name: f.required('the name of the object'), items: keyFilesRules }),
);

const tokenRules: FieldRule = f.object({
  expirationSeconds: f.optional(f.integer(RANGES.tokenExpiration)),
  path: f.required(PATH, f.since(VALIDATED_SINCE.localTokenPath, localNonReservedPath)),
});

const sourceRules: FieldRule = f.allOf(
  f.atMostOneOf(['secret', 'configMap', 'downwardAPI', 'serviceAccountToken']),
  f.object({
    secret: objectRules,
    configMap: objectRules,
    downwardAPI: f.optional(f.object({ items: downwardFilesRules })),
    serviceAccountToken: f.optional(tokenRules),
  }),
);

/**
 * The sources of a projected volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export const projectedSourcesRules: FieldRule = f.allOf(f.array(sourceRules), validatePathsOnce);

/** Two sources can't have files of the same path. API servers don't look at the path of a token. */
function validatePathsOnce(sources: Field): readonly Issue[] {
  const paths = sources
    .items()
    .flatMap((source) =>
      ['secret', 'configMap', 'downwardAPI'].flatMap((kind) => source.find(kind, 'items', '*', 'path')),
    );
  return findDuplicateFields(paths);
}
