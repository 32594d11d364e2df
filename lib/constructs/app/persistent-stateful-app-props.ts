import { nestIssues, type Rule, type RulesOf, v } from '../../validation';
import { selectorOf } from '../labels';
import { containerProblems, POD, type PodProps, podLabelProblems, portsOf, preStopProblems } from '../pod';
import { EXPOSURE, type Exposure, exposureProblems, outsideNameOf, takenName } from '../service';
import { STATEFUL_SET, type StatefulSetProps } from './stateful-set';

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

const RULES: RulesOf<PersistentStatefulAppProps> = {
  ...STATEFUL_SET,
  ...POD,
  expose: v.optional(EXPOSURE),
  publishNotReadyAddresses: v.optional(v.boolean),
};

type Props = PersistentStatefulAppProps;

const CONTENTS = ['name', 'claims', 'container', 'sidecars', 'initContainers'] as const;

/** What an app can't take: each property by itself, and those that must go together. */
export const appProperties: Rule = v.allOf(
  v.object(RULES),
  v.whenValid<Props>(RULES, CONTENTS, containerProblems),
  v.whenValid<Props>(RULES, [...CONTENTS, 'terminationGracePeriod'], preStopProblems),
  v.whenValid<Props>(RULES, [...CONTENTS, 'expose'], (props) =>
    props.expose ? nestIssues('expose', exposureProblems(props.expose, portsOf(props))) : [],
  ),
  v.whenValid<Props>(RULES, ['name', 'serviceName', 'expose'], ({ name, serviceName = name, expose }) =>
    expose && outsideNameOf(name, expose) === serviceName ? nestIssues('expose', [takenName(serviceName)]) : [],
  ),
  v.whenValid<Props>(RULES, ['name', 'selector', 'podLabels'], ({ name, selector = selectorOf(name), podLabels }) =>
    podLabelProblems(selector, podLabels),
  ),
);
