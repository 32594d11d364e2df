import { name, record } from '../rules';

/** Labels by which pods are found. They can't be changed in place: nothing about versions or releases belongs here. */
export type Selector = Readonly<Record<string, string>>;

export const selector = record(name('labelKey'), name('labelValue'), 'a map of at least one label to its value');

/** The labels by which the pods of an app are found. */
export function selectorOf(app: string): Selector {
  return { app };
}

/**
 * The labels of every object of an app. `app.kubernetes.io/instance` is left out: it would repeat the name, and
 * Argo CD writes it by itself.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function labelsOf(app: string, selector: Selector): Readonly<Record<string, string>> {
  return { ...selector, 'app.kubernetes.io/name': app, 'app.kubernetes.io/managed-by': 'cdk8s' };
}
