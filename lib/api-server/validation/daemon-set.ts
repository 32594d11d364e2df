import { countOrShare, isNothing } from './amounts';
import { all, count, fields, oneOf, type Rule, when } from './rule';
import { podTemplate, selectsItsPods } from './workload';

const oneOfBoth: Rule = (rolling) => {
  const [surge, unavailable] = [rolling.at('maxSurge'), rolling.at('maxUnavailable')];
  if (isNothing(surge) !== isNothing(unavailable)) return [];
  return isNothing(surge)
    ? [unavailable.issue('above 0 where maxSurge is 0')]
    : [surge.issue('0 where maxUnavailable is above 0')];
};

const updateStrategy: Rule = all(
  fields({ type: oneOf('daemonSetUpdate') }),
  when(
    (strategy) => strategy.at('type').raw === 'RollingUpdate',
    fields({ rollingUpdate: all(fields({ maxUnavailable: countOrShare, maxSurge: countOrShare }), oneOfBoth) }),
  ),
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export const daemonSet: Rule = fields({
  spec: all(
    selectsItsPods,
    fields({
      minReadySeconds: count,
      revisionHistoryLimit: count,
      template: podTemplate('DaemonSet'),
      updateStrategy,
    }),
  ),
});
