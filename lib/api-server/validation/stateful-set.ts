import { ENUM_VALUES, VALIDATED_SINCE } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';
import { intOrPercentOfAll, isZeroOrUnset, optionalCount } from './counts';
import { claimSpecRules } from './persistent-volume-claim';
import { validatePodTemplate } from './pod';
import { selectorRules } from './workload';

const updateStrategyRules: FieldRule = f.allOf(
  f.object({ type: f.optional(f.enumOf(ENUM_VALUES.statefulSetUpdate)) }),
  f.when(f.equals('type', 'OnDelete'), f.object({ rollingUpdate: f.forbidden('the type is OnDelete') })),
  f.when(
    f.equals('type', 'RollingUpdate'),
    f.object({
      rollingUpdate: f.object({
        partition: optionalCount,
        maxUnavailable: f.optional(
          f.allOf(
            intOrPercentOfAll,
            f.refine((most) => !isZeroOrUnset(most), 'at least 1, or 1%'),
          ),
        ),
      }),
    }),
  ),
);

const claimTemplateRules: FieldRule = f.object({
  metadata: f.object({ name: f.required('the name of the volume in the containers', f.name('label')) }),
  spec: claimSpecRules,
});

/** The pod template, whose volumes include one for each claim template. */
const templateRules: FieldRule = (spec, version) => {
  const claims = spec.find('volumeClaimTemplates', '*', 'metadata', 'name').map(({ scalar }) => scalar);
  return validatePodTemplate(spec.at('template'), version, { kind: 'StatefulSet', claims });
};

/**
 * Older API servers accept a service name and claim templates with which no pod can be created.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const statefulSetRules: FieldRule = f.object({
  spec: f.allOf(
    selectorRules,
    f.object({
      replicas: optionalCount,
      podManagementPolicy: f.optional(f.enumOf(ENUM_VALUES.podManagementPolicy)),
      updateStrategy: updateStrategyRules,
      minReadySeconds: optionalCount,
      persistentVolumeClaimRetentionPolicy: f.object({
        whenDeleted: f.optional(f.enumOf(ENUM_VALUES.cascade)),
        whenScaled: f.optional(f.enumOf(ENUM_VALUES.cascade)),
      }),
      ordinals: f.object({ start: optionalCount }),
    }),
    templateRules,
    f.since(
      VALIDATED_SINCE.wholeStatefulSets,
      f.object({
        serviceName: f.optional(f.name('label')),
        volumeClaimTemplates: f.array(claimTemplateRules),
      }),
    ),
  ),
});
