import { isOlder, VALIDATED_SINCE } from '../../kubernetes';
import { Field } from '../../validation';
import { claimSpec as specOf } from './pod';
import { fields, type Rule } from './rule';

/** The sources of a claim that API servers know by its older field. */
const KNOWN_SOURCES = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

/** The spec of a PersistentVolumeClaim, or of a template for one. */
export const claimSpec: Rule = (spec, version) => specOf(!isOlder(version, VALIDATED_SINCE.groupOfDataSource))(spec);

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export const persistentVolumeClaim: Rule = fields({
  spec: (spec, version) => claimSpec(withKnownSource(spec), version),
});

/** Of a claim, but not of a template, API servers drop the older field where it names a source that it can't. */
function withKnownSource(spec: Field): Field {
  const source = spec.at('dataSource');
  const isKnown = KNOWN_SOURCES.includes(`${source.at('apiGroup').scalar}/${source.at('kind').scalar}`);
  return isKnown ? spec : new Field({ ...spec.map, dataSource: undefined }, spec.path);
}
