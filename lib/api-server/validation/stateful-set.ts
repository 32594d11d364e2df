import { VALIDATED_SINCE } from '../../kubernetes';
import { countOrShare, isNothing } from './amounts';
import { claimSpec } from './claim';
import { podTemplateProblems } from './pod';
import { all, count, each, fields, isGiven, leftOut, named, oneOf, type Rule, required, since, when } from './rule';
import { selectsItsPods } from './workload';

const template: Rule = (spec, version) => {
  const claims = spec.find('volumeClaimTemplates', '*', 'metadata', 'name').map(({ scalar: word }) => word);
  return podTemplateProblems(spec.at('template'), version, { kind: 'StatefulSet', claims });
};

const maxUnavailable: Rule = all(
  countOrShare,
  when(
    (most) => isGiven(most) && isNothing(most),
    (most) => [most.issue('at least 1, or 1%')],
  ),
);

const updateStrategy: Rule = all(
  fields({ type: oneOf('statefulSetUpdate') }),
  when(
    (strategy) => strategy.at('type').raw === 'OnDelete',
    fields({ rollingUpdate: leftOut('with OnDelete nothing is rolled out') }),
  ),
  when(
    (strategy) => strategy.at('type').raw === 'RollingUpdate',
    fields({ rollingUpdate: fields({ partition: count, maxUnavailable }) }),
  ),
);

const claimTemplate: Rule = fields({
  metadata: fields({ name: required('the name that containers mount it by', named('label')) }),
  spec: claimSpec,
});

/**
 * What older servers don't look at they take, though no pod can be made then.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const statefulSet: Rule = fields({
  spec: all(
    selectsItsPods,
    fields({
      replicas: count,
      minReadySeconds: count,
      ordinals: fields({ start: count }),
      podManagementPolicy: oneOf('podManagementPolicy'),
      updateStrategy,
      persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: oneOf('cascade'), whenScaled: oneOf('cascade') }),
    }),
    template,
    since(
      VALIDATED_SINCE.wholeStatefulSets,
      fields({ serviceName: named('label'), volumeClaimTemplates: each(claimTemplate) }),
    ),
  ),
});
