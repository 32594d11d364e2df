import type { KubernetesVersion } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { annotationProblems, contradictionProblems } from './annotations';
import { containerProblems } from './containers';
import { at } from './demands';
import { annotationKeys, labels } from './labels';
import { Pod } from './pod';
import { podResourceProblems } from './pod-resources';
import { hostProblems } from './pod-security';
import { hostNetworkProblems } from './ports';
import { volumeProblems } from './volumes';
import { restartPolicy, wholePod } from './whole-pod';
import { hostProcessProblems, osProblems } from './windows';

/** What makes pods. */
export interface PodMaker {
  readonly kind: string;
  /** The names of its claim templates: its pods have volumes of these names. */
  readonly claims?: readonly string[];
}

/** What an API server of this version refuses in the template, `{ metadata, spec }`, of what makes pods. */
export function podTemplateProblems(template: Field, version: KubernetesVersion, maker: PodMaker): readonly Issue[] {
  const { kind, claims = [] } = maker;
  const pod = new Pod(template, version, false, claims);
  const isUnseen = kind === 'StatefulSet' && !pod.has('wholeStatefulSets');
  return [...metadataProblems(pod), ...(isUnseen ? restartPolicy(kind)(pod.spec) : specProblems(pod, kind))];
}

/**
 * What it refuses in a Pod, `{ metadata, spec }`, or in those that are made from a template: it looks more closely at
 * these than at the template.
 *
 * @param claims the names of the claim templates of what makes it
 */
export function podProblems(
  template: Field,
  version: KubernetesVersion,
  claims: readonly string[] = [],
): readonly Issue[] {
  const pod = new Pod(template, version, true, claims);
  return [...metadataProblems(pod), ...specProblems(pod, 'Pod')];
}

function metadataProblems(pod: Pod): readonly Issue[] {
  return [
    ...at('labels', labels)(pod.metadata),
    ...at('annotations', annotationKeys)(pod.metadata),
    ...annotationProblems(pod),
  ];
}

function specProblems(pod: Pod, kind: string): readonly Issue[] {
  return [
    ...volumeProblems(pod),
    ...containerProblems(pod),
    ...wholePod(pod, kind)(pod.spec),
    ...podResourceProblems(pod),
    ...hostNetworkProblems(pod),
    ...hostProblems(pod),
    ...osProblems(pod),
    ...hostProcessProblems(pod),
    ...contradictionProblems(pod),
  ];
}
