import { ENUM_VALUES, NAMES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { quantities } from './amounts';
import { all, at, type Demand, isGiven, isSet, leftOut, named, needed, oneOf, where, within } from './demands';
import { labelSelector } from './labels';

/** The spec of a claim. */
export function claimSpec(hasDnsGroups: boolean): Demand {
  const source = dataSource(hasDnsGroups);
  return all(
    at('accessModes', needed('at least one of them')),
    (spec) => spec.at('accessModes').items().flatMap(oneOf(ENUM_VALUES.accessMode)),
    aloneWhereOncePerPod,
    within('selector', labelSelector),
    at('resources', at('requests', at('storage', needed('how much is claimed'), where(isGiven, quantities.positive)))),
    at('storageClassName', where(isGiven, named(NAMES.object))),
    at('volumeAttributesClassName', where(isGiven, named(NAMES.object))),
    at('volumeMode', oneOf(ENUM_VALUES.volumeMode)),
    within('dataSource', source),
    within('dataSourceRef', source, at('namespace', where(isGiven, named(NAMES.label)))),
    sameSource,
  );
}

function aloneWhereOncePerPod(spec: Field): readonly Issue[] {
  const modes = spec.at('accessModes');
  const others = modes.items().filter(({ raw: value }) => value !== 'ReadWriteOncePod');
  const isMixed = others.length > 0 && others.length < modes.items().length;
  return isMixed ? [modes.issue('ReadWriteOncePod alone, or without it')] : [];
}

function dataSource(hasDnsGroups: boolean): Demand {
  return all(
    at('name', needed()),
    at('kind', needed()),
    where(
      (source) => !isGiven(source.at('apiGroup')) && isGiven(source.at('kind')),
      at('kind', (kind) =>
        kind.raw === 'PersistentVolumeClaim' ? [] : [kind.issue('PersistentVolumeClaim, where there is no apiGroup')],
      ),
    ),
    where(() => hasDnsGroups, at('apiGroup', where(isGiven, named(NAMES.object)))),
  );
}

/** A claim that names its source twice must name the same one, and in its own namespace. */
function sameSource(spec: Field): readonly Issue[] {
  const [source, reference] = [spec.at('dataSource'), spec.at('dataSourceRef')];
  if (!isSet(source) || !isSet(reference)) return [];
  if (isGiven(reference.at('namespace'))) return leftOut('dataSourceRef names a namespace')(source);
  const isSame = ['apiGroup', 'kind', 'name'].every((key) => source.at(key).raw === reference.at(key).raw);
  return isSame ? [] : [source.issue('the same as dataSourceRef, or left out')];
}
