import { countOrPercentage, countOrShare, isNothing } from './amounts';
import { all, count, fields, isGiven, leftOut, oneOf, type Rule, when } from './rule';
import { podTemplate, selectsItsPods } from './workload';

const rollingUpdate: Rule = all(
  fields({ maxUnavailable: countOrShare, maxSurge: countOrPercentage }),
  when(
    (rolling) => isNothing(rolling.at('maxUnavailable')) && isNothing(rolling.at('maxSurge')),
    fields({ maxUnavailable: (most) => [most.issue('above 0 where maxSurge is 0')] }),
  ),
);

const strategy: Rule = all(
  fields({ type: oneOf('deploymentStrategy') }),
  when(
    (field) => field.at('type').raw === 'Recreate',
    fields({ rollingUpdate: leftOut('with Recreate nothing is rolled out') }),
  ),
  when((field) => field.at('type').raw === 'RollingUpdate', fields({ rollingUpdate })),
);

const deadline: Rule = when(
  (spec) => {
    const [deadline, ready] = [spec.at('progressDeadlineSeconds'), spec.at('minReadySeconds')];
    return isGiven(deadline) && Number(deadline.raw) <= Number(ready.raw ?? 0);
  },
  fields({ progressDeadlineSeconds: (field) => [field.issue('more than minReadySeconds')] }),
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const deployment: Rule = fields({
  spec: all(
    selectsItsPods,
    fields({ replicas: count, minReadySeconds: count, revisionHistoryLimit: count, strategy }),
    fields({ progressDeadlineSeconds: count, template: podTemplate('Deployment') }),
    deadline,
  ),
});

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/ */
export const replicaSet: Rule = fields({
  spec: all(selectsItsPods, fields({ replicas: count, minReadySeconds: count, template: podTemplate('ReplicaSet') })),
});
