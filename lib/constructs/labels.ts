import { v } from '../validation';

/** Labels by which pods are found. They can't be changed in place: nothing about versions or releases belongs here. */
export type Selector = Readonly<Record<string, string>>;

export const selectorRule = v.record(
  v.name('labelKey'),
  v.name('labelValue'),
  'a map of at least one label to its value',
);

export const labelsRule = v.record(v.name('labelKey'), v.name('labelValue'), 'a map of labels to their values', 0);

export const annotationsRule = v.record(v.name('labelKey'), v.text, 'a map of annotations to their values', 0);

/** The labels by which the pods of an app are found. */
export function defaultSelector(app: string): Selector {
  return { app };
}

/**
 * The labels of every object of an app. `app.kubernetes.io/instance` is left out: it would repeat the name, and
 * Argo CD writes it by itself. A selector that names one of them has its way: what it selects by must be there.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function appLabels(app: string, selector: Selector): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': app, 'app.kubernetes.io/managed-by': 'cdk8s', ...selector };
}
