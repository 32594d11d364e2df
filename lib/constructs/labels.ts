import { v } from '../validation';

/** Labels that select pods. A selector is immutable, so it must not contain a version or a release. */
export type Selector = Readonly<Record<string, string>>;

export const selectorRule = v.record(
  v.name('labelKey'),
  v.name('labelValue'),
  'a map of at least one label to its value',
);

export const labelsRule = v.record(v.name('labelKey'), v.name('labelValue'), 'a map of labels to their values', 0);

export const annotationsRule = v.record(v.name('labelKey'), v.text, 'a map of annotations to their values', 0);

/** Returns the labels that select the pods of an app unless it has a `selector`. */
export function defaultSelector(app: string): Selector {
  return { app };
}

/**
 * Returns the labels of each object of an app: the recommended labels and the selector, which takes precedence.
 * `app.kubernetes.io/instance` is omitted, because it would repeat the name and Argo CD sets it itself.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function appLabels(app: string, selector: Selector): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': app, 'app.kubernetes.io/managed-by': 'cdk8s', ...selector };
}
