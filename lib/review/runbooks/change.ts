import { type App, appOf, type ChangeOfApp } from './app';
import { type ChangeOfTemplates, changeOfTemplates } from './claim-templates';
import { kubectl } from './kubectl';

/** A change of a StatefulSet, as its parts are looked at. */
export interface Change {
  readonly before: App;
  readonly after: App;
  readonly templates: ChangeOfTemplates;
  readonly source: ChangeOfApp;
  /** A command in the namespace of the StatefulSet. */
  kubectl(...words: readonly string[]): string;
  /** One in the namespace of the StatefulSet before, which is another only where that has another identity. */
  kubectlBefore(...words: readonly string[]): string;
}

export function changeOf(source: ChangeOfApp, namespaceBefore = source.namespace): Change {
  const [before, after] = [appOf(source.before), appOf(source.after)];
  return {
    before,
    after,
    templates: changeOfTemplates(before, after),
    source,
    kubectl: (...words) => kubectl(source.namespace, ...words),
    kubectlBefore: (...words) => kubectl(namespaceBefore, ...words),
  };
}

/** One thing that has to be done about a change, in the times at which it can be done. */
export interface Situation {
  /** For people: what it is, and what becomes of pods and data. */
  readonly why: readonly string[];
  /** Commands while the StatefulSet stands as it was. */
  readonly whileItStands?: readonly string[];
  /** Commands while its pods run without it. */
  readonly whileItIsGone?: readonly string[];
  /** Commands when it has been made anew. */
  readonly afterwards?: readonly string[];
}
