import { nestIssues, type Rule, type RulesOf, v } from '../../validation';
import { defaultSelector } from '../labels';
import {
  listPorts,
  type PodProps,
  podPropsRules,
  validateContainers,
  validatePodLabels,
  validatePreStopDurations,
} from '../pod';
import { type Exposure, exposureRule, externalServiceName, nameTakenIssue, validateExposedPorts } from '../service';
import { type StatefulSetProps, statefulSetPropsRules } from './stateful-set';

/** What an app is: its StatefulSet, its pods, and how it is reached. */
export interface PersistentStatefulAppProps extends StatefulSetProps, PodProps {
  /**
   * How the app is reached as one. `app.expose(…)` adds further ways.
   *
   * @default - not at all: only pod by pod, by the governing Service
   */
  readonly expose?: Exposure;
  /**
   * Whether pods have their DNS names before they are ready, and while they are not: for apps whose pods must find
   * each other to get ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

const appPropsRules: RulesOf<PersistentStatefulAppProps> = {
  ...statefulSetPropsRules,
  ...podPropsRules,
  expose: v.optional(exposureRule),
  publishNotReadyAddresses: v.optional(v.boolean),
};

type Props = PersistentStatefulAppProps;

const POD_CONTENTS = ['name', 'claims', 'container', 'sidecars', 'initContainers'] as const;

/** What an app can't take: each property by itself, and those that must go together. */
export const appPropsRule: Rule = v.allOf(
  v.object(appPropsRules),
  v.whenValid<Props>(appPropsRules, POD_CONTENTS, validateContainers),
  v.whenValid<Props>(appPropsRules, [...POD_CONTENTS, 'terminationGracePeriod'], validatePreStopDurations),
  v.whenValid<Props>(appPropsRules, [...POD_CONTENTS, 'expose'], (props) =>
    props.expose ? nestIssues('expose', validateExposedPorts(props.expose, listPorts(props))) : [],
  ),
  v.whenValid<Props>(appPropsRules, ['name', 'serviceName', 'expose'], ({ name, serviceName = name, expose }) =>
    expose && externalServiceName(name, expose) === serviceName
      ? nestIssues('expose', [nameTakenIssue(serviceName)])
      : [],
  ),
  v.whenValid<Props>(
    appPropsRules,
    ['name', 'selector', 'podLabels'],
    ({ name, selector = defaultSelector(name), podLabels }) => validatePodLabels(selector, podLabels),
  ),
);
