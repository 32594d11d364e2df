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

/** Properties of an app: its StatefulSet, its pods, and its Services. */
export interface PersistentStatefulAppProps extends StatefulSetProps, PodProps {
  /**
   * The external Service of the app. `app.expose(…)` adds further ones.
   *
   * @default - no external Service: each pod is reached by its DNS name
   */
  readonly expose?: Exposure;
  /**
   * Whether DNS records of pods exist before the pods are ready, for apps whose pods find each other to become ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

type Props = PersistentStatefulAppProps;

const appPropsRules: RulesOf<Props> = {
  ...statefulSetPropsRules,
  ...podPropsRules,
  expose: v.optional(exposureRule),
  publishNotReadyAddresses: v.optional(v.boolean),
};

/** The properties that determine the containers of a pod, their ports and mounts. */
const CONTAINER_PROPERTIES = ['name', 'claims', 'container', 'sidecars', 'initContainers'] as const;

/** Validates each property, and properties that depend on each other. */
export const appPropsRule: Rule = v.allOf(
  v.object(appPropsRules),
  v.whenValid<Props>(appPropsRules, CONTAINER_PROPERTIES, validateContainers),
  v.whenValid<Props>(appPropsRules, [...CONTAINER_PROPERTIES, 'terminationGracePeriod'], validatePreStopDurations),
  v.whenValid<Props>(appPropsRules, [...CONTAINER_PROPERTIES, 'expose'], (props) =>
    props.expose ? nestIssues('expose', validateExposedPorts(props.expose, listPorts(props))) : [],
  ),
  v.whenValid<Props>(appPropsRules, ['name', 'serviceName', 'expose'], ({ name, serviceName = name, expose }) =>
    expose && externalServiceName(name, expose) === serviceName
      ? nestIssues('expose', [nameTakenIssue(serviceName)])
      : [],
  ),
  v.whenValid<Props>(appPropsRules, ['name', 'selector', 'podLabels'], ({ name, selector, podLabels }) =>
    validatePodLabels(selector ?? defaultSelector(name), podLabels),
  ),
);
